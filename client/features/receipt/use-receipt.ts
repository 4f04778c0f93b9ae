import { useEffect, useState } from 'react';
import { z } from 'zod';
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
  findings: z.array(
    z.object({
      category: z.string(),
      subcategory: z.string().nullable(),
      severity: severitySchema.nullable(),
      polarity: polaritySchema,
      date: z.string(),
      status: findingStatusSchema,
      decision: z.string().nullable(),
      reason: z.string().nullable(),
      text: z.string().nullable(),
      photos: z.number(),
    }),
  ),
});
export type ReceiptView = z.infer<typeof receiptSchema>;

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

/** What became of the marks under this code; the second value asks once more. */
export function useReceipt(code: string): [ReceiptAnswer, () => void] {
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
  return [answer, () => ask((before) => before + 1)];
}
