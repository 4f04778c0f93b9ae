import type { Change } from '../../../domain/changes.ts';
import type { GroupId, IdSource, ParticipantId } from '../../../domain/ids.ts';
import { makeChange } from '../../state/make-change.ts';

/** Whoever was given a strip, as changes: joins, and goes with the group of the sheet where it names one. */
export function paperPerson(
  walkId: string,
  participantId: ParticipantId,
  groupId: GroupId | null,
  source: IdSource,
): Change[] {
  const now = source.now().toISOString();
  const properties = {
    kind: 'participant',
    walkId,
    joinedAt: now,
    language: 'sv',
    source: 'paper',
    tokenHash: null,
    receiptHash: null,
  };
  const participant = { type: 'Feature', id: participantId, geometry: null, properties };
  const joined = makeChange(source, { kind: 'participant-joined', walkId, participant });
  if (groupId === null) return [joined];
  const grouped = { kind: 'participant-grouped', walkId, participantId, groupId, groupedAt: now };
  return [joined, makeChange(source, grouped)];
}
