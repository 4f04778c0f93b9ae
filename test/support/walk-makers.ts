import type { ChangeOf } from '../../domain/changes.ts';
import {
  changeNumber,
  checkpointNumber,
  findingNumber,
  groupNumber,
  noon,
  participantNumber,
  walkNumber,
} from './change-makers.ts';

// What happens during a walk besides marking; ids as in change-makers.ts.

let lastChange = 1_000_000;
const base = () => ({ id: changeNumber(++lastChange), at: noon, walkId: walkNumber(1) });

export function groupAdded(number: number, raterId: number | null = null): ChangeOf<'group-added'> {
  const properties = {
    kind: 'group' as const,
    walkId: walkNumber(1),
    order: number,
    name: `Group ${number}`,
    raterId: raterId === null ? null : participantNumber(raterId),
  };
  const group = { type: 'Feature' as const, id: groupNumber(number), geometry: null, properties };
  return { ...base(), kind: 'group-added', group };
}

export function raterChosen(group: number, rater: number | null): ChangeOf<'group-rater-chosen'> {
  const raterId = rater === null ? null : participantNumber(rater);
  return { ...base(), kind: 'group-rater-chosen', groupId: groupNumber(group), raterId };
}

export function routeSet(
  group: number,
  coordinates: readonly [number, number][] | null,
): ChangeOf<'group-route-set'> {
  const route = coordinates === null ? null : { type: 'LineString' as const, coordinates: [...coordinates] };
  return { ...base(), kind: 'group-route-set', groupId: groupNumber(group), route };
}

export function stopMarked(
  group: number,
  checkpoint: number,
  step: ChangeOf<'group-stop-marked'>['step'],
  markedAt = noon,
): ChangeOf<'group-stop-marked'> {
  const [groupId, checkpointId] = [groupNumber(group), checkpointNumber(checkpoint)];
  return { ...base(), kind: 'group-stop-marked', groupId, checkpointId, step, markedAt };
}

export function grouped(
  person: number,
  group: number | null,
  groupedAt = noon,
): ChangeOf<'participant-grouped'> {
  const groupId = group === null ? null : groupNumber(group);
  return {
    ...base(),
    kind: 'participant-grouped',
    participantId: participantNumber(person),
    groupId,
    groupedAt,
  };
}

export function left(person: number, leftAt = noon): ChangeOf<'participant-left'> {
  return { ...base(), kind: 'participant-left', participantId: participantNumber(person), leftAt };
}

export function receiptSet(person: number, receiptHash: string): ChangeOf<'participant-receipt-set'> {
  return {
    ...base(),
    kind: 'participant-receipt-set',
    participantId: participantNumber(person),
    receiptHash,
  };
}

export function confirmed(finding: number, by: number): ChangeOf<'finding-confirmed'> {
  return {
    ...base(),
    kind: 'finding-confirmed',
    findingId: findingNumber(finding),
    participantId: participantNumber(by),
  };
}

export function textModerated(
  finding: number,
  basedOn: ChangeOf<'finding-text-moderated'>['basedOn'],
  more: Partial<ChangeOf<'finding-text-moderated'>> = {},
): ChangeOf<'finding-text-moderated'> {
  return {
    ...base(),
    kind: 'finding-text-moderated',
    findingId: findingNumber(finding),
    decision: 'approved',
    text: null,
    suggestion: null,
    reason: null,
    basedOn,
    ...more,
  };
}

export function checkpointWithdrawn(checkpoint: number): ChangeOf<'checkpoint-withdrawn'> {
  return { ...base(), kind: 'checkpoint-withdrawn', checkpointId: checkpointNumber(checkpoint) };
}
