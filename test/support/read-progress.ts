import { z } from 'zod';

/** The events of a progress answer: how far it was, and what came of it. */
export async function readProgress(
  answer: Response,
): Promise<{ shares: number[]; result?: unknown; problem?: unknown }> {
  const events = (await answer.text())
    .split('\n\n')
    .filter((block) => block.trim() !== '')
    .map((block) => {
      const [, event = '', data = 'null'] = /^event: (\w+)\ndata: (.*)$/s.exec(block.trim()) ?? [];
      const value: unknown = JSON.parse(data);
      return { event, value };
    });
  const shares = events
    .filter(({ event }) => event === 'progress')
    .map(({ value }) => z.number().parse(value));
  const last = events.at(-1);
  if (last?.event === 'result') return { shares, result: last.value };
  return last?.event === 'problem' ? { shares, problem: last.value } : { shares };
}
