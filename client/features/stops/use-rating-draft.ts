import { useCallback, useEffect, useState } from 'react';
import { emptyRatingDraft, keepRatingDraft, type RatingDraft, readRatingDraft } from './rating-draft.ts';

/** The rating that this person has begun at this stop; undefined until it has been read. */
export function useRatingDraft(
  participantId: string,
  stopId: string,
): [RatingDraft | undefined, (changes: Partial<RatingDraft>) => void] {
  const [draft, show] = useState<RatingDraft>();

  useEffect(() => {
    readRatingDraft(participantId, stopId).then(show, () => show(emptyRatingDraft));
  }, [participantId, stopId]);

  const change = useCallback(
    (changes: Partial<RatingDraft>) =>
      show((before) => {
        const after = before && { ...before, ...changes };
        if (after !== undefined)
          keepRatingDraft(participantId, stopId, after).catch((fault: unknown) =>
            console.error('the rating that was begun is not kept', fault),
          );
        return after;
      }),
    [participantId, stopId],
  );
  return [draft, change];
}
