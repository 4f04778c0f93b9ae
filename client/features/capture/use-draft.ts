import { useCallback, useEffect, useState } from 'react';
import { type Draft, emptyDraft, keepDraft, readDraft } from './draft.ts';

/**
 * The draft of this person, undefined until it has been read. `begin`: starts an empty one with these values
 * instead of the one that is kept.
 */
export function useDraft(
  participantId: string,
  begin: Partial<Draft> | undefined,
): [Draft | undefined, (changes: Partial<Draft>) => void] {
  const [draft, show] = useState<Draft | undefined>(() =>
    begin === undefined ? undefined : { ...emptyDraft(Date.now()), ...begin },
  );

  useEffect(() => {
    if (draft !== undefined) return;
    readDraft(participantId, Date.now()).then(show, () => show(emptyDraft(Date.now())));
  }, [participantId, draft]);

  useEffect(() => {
    if (draft !== undefined)
      keepDraft(participantId, draft).catch((fault: unknown) =>
        console.error('the draft was not kept', fault),
      );
  }, [participantId, draft]);

  const change = useCallback(
    (changes: Partial<Draft>) => show((before) => before && { ...before, ...changes }),
    [],
  );
  return [draft, change];
}
