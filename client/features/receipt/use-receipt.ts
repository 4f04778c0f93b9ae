import { useEffect, useState } from 'react';
import { z } from 'zod';
import {
  type ActionAnswer,
  actionAnswerSchema,
  actionDecisions,
  actionHorizons,
  actionSeasons,
} from '../../../domain/action.ts';
import {
  buildCatalogue,
  type Catalogue,
  categorySchema,
  polaritySchema,
  severitySchema,
} from '../../../domain/catalogue.ts';
import { findingStatusSchema } from '../../../domain/finding.ts';
import { api, ProblemAnswer, Unreachable } from '../../api.ts';

const receiptSchema = z.object({
  walk: z.object({ name: z.string(), date: z.string().nullable() }),
  summary: z.object({ done: z.number(), planned: z.number(), declined: z.number(), waiting: z.number() }),
  findings: z.array(
    z.object({
      number: z.number(),
      category: z.string(),
      subcategory: z.string().nullable(),
      severity: severitySchema.nullable(),
      polarity: polaritySchema,
      date: z.string(),
      status: findingStatusSchema,
      decision: z.enum(actionDecisions).nullable(),
      reason: z.string().nullable(),
      horizon: z.enum(actionHorizons).nullable(),
      season: z.enum(actionSeasons).nullable(),
      deadline: z.string().nullable(),
      mayAnswer: z.boolean(),
      answer: actionAnswerSchema.nullable(),
      text: z.string().nullable(),
      photos: z.number(),
    }),
  ),
  feed: z.string().startsWith('/p/walks/').nullable().default(null),
});
export type ReceiptView = z.infer<typeof receiptSchema>;
export type ReceiptMark = ReceiptView['findings'][number];

type Fault = 'unknown' | 'tooMany' | 'away' | 'other';

export type ReceiptAnswer =
  | { state: 'loading' }
  | { state: 'ready'; receipt: ReceiptView; catalogue: Catalogue }
  | { state: 'failed'; fault: Fault; seconds: number };

function faultOf(reason: unknown): Fault {
  if (reason instanceof Unreachable) return 'away';
  if (!(reason instanceof ProblemAnswer)) return 'other';
  const { code } = reason.problem;
  if (code === 'unknown-receipt' || code === 'invalid-input') return 'unknown';
  return code === 'too-many-attempts' ? 'tooMany' : 'other';
}

async function fetchReceipt(code: string): Promise<ReceiptAnswer> {
  const [own, known] = await Promise.all([
    api.api.receipt.$post({ json: { code: code.slice(0, 40) } }),
    api.api.catalogue.$get(),
  ]);
  const receipt = receiptSchema.parse(await own.json());
  const { categories } = z.object({ categories: z.array(categorySchema) }).parse(await known.json());
  return { state: 'ready', receipt, catalogue: buildCatalogue(categories) };
}

export interface ReceiptAccess {
  answer: ReceiptAnswer;
  /** Asks once more. */
  again: () => void;
  /** Says whether what was done mended the place. @throws ProblemAnswer or Unreachable when it did not arrive */
  say: (number: number, answer: ActionAnswer) => Promise<void>;
}

/** What became of the marks under this code. */
export function useReceipt(code: string): ReceiptAccess {
  const [answer, show] = useState<ReceiptAnswer>({ state: 'loading' });
  const [asked, ask] = useState(0);
  useEffect(() => {
    // Read so that a tap asks anew.
    void asked;
    let over = false;
    show({ state: 'loading' });
    fetchReceipt(code).then(
      (ready) => !over && show(ready),
      (reason: unknown) => {
        const fault = faultOf(reason);
        if (fault === 'other') console.error('the receipt could not be shown', reason);
        const seconds = reason instanceof ProblemAnswer ? (reason.retryAfterSeconds ?? 60) : 0;
        if (!over) show({ state: 'failed', fault, seconds });
      },
    );
    return () => {
      over = true;
    };
  }, [code, asked]);
  return {
    answer,
    again: () => ask((before) => before + 1),
    async say(number, said) {
      const json = { code: code.slice(0, 40), number, answer: said };
      const receipt = receiptSchema.parse(await (await api.api.receipt.answer.$post({ json })).json());
      show((before) => (before.state === 'ready' ? { ...before, receipt } : before));
    },
  };
}
