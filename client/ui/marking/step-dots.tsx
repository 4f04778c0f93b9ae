import type { ReactNode } from 'react';

/** How far one has come: dots for the eye, words for those who listen. */
export function StepDots({
  words,
  number,
  count,
}: {
  words: string;
  /** From 1. */
  number: number;
  count: number;
}): ReactNode {
  return (
    <p className="mark-progress" data-many={count > 5 || undefined}>
      <span className="visually-hidden">{words}</span>
      {Array.from({ length: count }, (_, place) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: a dot is nothing but its place
          key={place}
          aria-hidden="true"
          data-state={place + 1 === number ? 'now' : place < number ? 'done' : 'later'}
        />
      ))}
    </p>
  );
}
