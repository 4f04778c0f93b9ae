import type { ChangeKind } from '../changes.ts';
import { type Author, authorName } from '../roles.ts';

/** Kinds that tell when somebody was on the street: with their author the log would be a record of each officer's work. */
const kindsOfNobody: ReadonlySet<ChangeKind> = new Set<ChangeKind>([
  'patrol-shift-planned',
  'patrol-shift-cancelled',
  'patrol-visit-logged',
  'patrol-visit-withdrawn',
  'activity-counted',
  'counted-activity-withdrawn',
]);

/** The author as the log of changes keeps it: of what was done on a patrol only that the police wrote it. */
export function loggedAuthor(kind: ChangeKind, author: Author): string {
  return author.kind === 'staff' && kindsOfNobody.has(kind) ? 'staff:police' : authorName(author);
}
