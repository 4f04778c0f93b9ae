import type { z } from 'zod';
import type { AuthoredChange } from '../../domain/apply-change.ts';
import { type changeSchema, parseChange } from '../../domain/changes.ts';
import { type ChangeId, changeIdSchema, type IdSource, newId } from '../../domain/ids.ts';
import type { Random } from '../../domain/random.ts';

type ChangeInput = z.input<typeof changeSchema>;
type Draft<Kind> = Kind extends ChangeInput ? Omit<Kind, 'id' | 'at'> : never;

/** Collects the changes of the demo, each with its time and an id that follows from the seed. */
export interface DemoWriter {
  readonly changes: readonly AuthoredChange[];
  /** Where ids come from at this time: the time is the caller's, the rest is drawn from the seed. */
  idsAt(at: Date): IdSource;
  /** Takes what a device would send, and throws TypeError when a device's would be refused as malformed. */
  write(at: Date, change: Draft<ChangeInput>): ChangeId;
}

export function makeDemoWriter(random: Random): DemoWriter {
  const changes: AuthoredChange[] = [];
  const idsAt = (at: Date): IdSource => ({
    now: () => at,
    randomBytes: () => Uint8Array.from({ length: 16 }, () => random.integer(0, 255)),
  });
  return {
    changes,
    idsAt,
    write(at, draft) {
      const id = newId(changeIdSchema, idsAt(at));
      const { change, problem } = parseChange({ ...draft, id, at: at.toISOString() });
      if (change === undefined) throw new TypeError(`the demo's ${draft.kind}: ${problem.detail}`);
      changes.push({
        change,
        author: { kind: 'system', name: 'demo' },
        receivedAt: at.toISOString(),
      });
      return id;
    },
  };
}
