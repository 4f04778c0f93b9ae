import type { ChangeOf } from '../../domain/changes.ts';
import { actionIdSchema, protocolIdSchema } from '../../domain/ids.ts';
import {
  areaNumber,
  changeNumber,
  findingNumber,
  groupNumber,
  noon,
  participantNumber,
  walkNumber,
} from './change-makers.ts';

// What happens before and after a walk; ids as in change-makers.ts.

const numbered = (kind: string, number: number) =>
  `01900000-0000-7${kind}-8000-${number.toString(16).padStart(12, '0')}`;
export const actionNumber = (number: number) => actionIdSchema.parse(numbered('00a', number));
export const protocolNumber = (number: number) => protocolIdSchema.parse(numbered('00b', number));

let lastChange = 2_000_000;
const base = () => ({ id: changeNumber(++lastChange), at: noon, walkId: walkNumber(1) });

export function walkEdited(fields: ChangeOf<'walk-edited'>['fields'], walk = 1): ChangeOf<'walk-edited'> {
  return { ...base(), walkId: walkNumber(walk), kind: 'walk-edited', fields };
}

export function walkReturned(
  to: ChangeOf<'walk-phase-returned'>['to'],
  walk = 1,
): ChangeOf<'walk-phase-returned'> {
  return { ...base(), walkId: walkNumber(walk), kind: 'walk-phase-returned', to, reason: 'forgotten' };
}

type ActionProperties = ChangeOf<'action-added'>['action']['properties'];
export function actionAdded(
  number: number,
  findings: readonly number[],
  more: Partial<ActionProperties> = {},
): ChangeOf<'action-added'> {
  const properties: ActionProperties = {
    kind: 'action',
    walkId: walkNumber(1),
    title: `Action ${number}`,
    cause: null,
    type: 'light',
    assetOwner: null,
    responsible: null,
    findingIds: findings.map(findingNumber),
    areaId: null,
    decision: 'do',
    reason: null,
    horizon: null,
    season: null,
    deadline: null,
    costBand: null,
    externalReference: null,
    ...more,
  };
  const action = { type: 'Feature' as const, id: actionNumber(number), geometry: null, properties };
  return { ...base(), kind: 'action-added', action };
}

export function areaAction(number: number, area: number, more: Partial<ActionProperties> = {}) {
  return actionAdded(number, [], { areaId: areaNumber(area), ...more });
}

export function actionEdited(
  number: number,
  fields: ChangeOf<'action-edited'>['fields'],
): ChangeOf<'action-edited'> {
  return { ...base(), kind: 'action-edited', actionId: actionNumber(number), fields };
}

export function actionMoved(
  number: number,
  to: ChangeOf<'action-status-changed'>['to'],
  reason: string | null = null,
): ChangeOf<'action-status-changed'> {
  return { ...base(), kind: 'action-status-changed', actionId: actionNumber(number), to, reason };
}

export function actionReopened(
  number: number,
  to: ChangeOf<'action-reopened'>['to'],
): ChangeOf<'action-reopened'> {
  return { ...base(), kind: 'action-reopened', actionId: actionNumber(number), to, reason: 'broken again' };
}

export function actionVerified(
  number: number,
  result: ChangeOf<'action-verified'>['verification']['result'],
  photo: ChangeOf<'action-verified'>['verification']['photo'] = null,
): ChangeOf<'action-verified'> {
  const verification = { on: '2026-11-20', result, note: null, photo };
  return { ...base(), kind: 'action-verified', actionId: actionNumber(number), verification };
}

export function actionPhotoApproved(
  number: number,
  sha256: string,
  text = 'A lamp that shines above the path',
): ChangeOf<'action-photo-approved'> {
  return { ...base(), kind: 'action-photo-approved', actionId: actionNumber(number), sha256, text };
}

export function actionPhotoApprovalWithdrawn(
  number: number,
  sha256: string,
  reason = 'A face can be seen in a window',
): ChangeOf<'action-photo-approval-withdrawn'> {
  return {
    ...base(),
    kind: 'action-photo-approval-withdrawn',
    actionId: actionNumber(number),
    sha256,
    reason,
  };
}

export function actionNoted(
  number: number,
  channel: ChangeOf<'action-noted'>['channel'],
): ChangeOf<'action-noted'> {
  return {
    ...base(),
    kind: 'action-noted',
    actionId: actionNumber(number),
    to: 'gata@kommun.example',
    channel,
  };
}

export function actionWithdrawn(number: number): ChangeOf<'action-withdrawn'> {
  return { ...base(), kind: 'action-withdrawn', actionId: actionNumber(number), reason: null };
}

export function actionAnswered(
  number: number,
  by: number,
  finding: number,
  answer: ChangeOf<'action-answered'>['answer'],
  at = noon,
): ChangeOf<'action-answered'> {
  const [participantId, findingId] = [participantNumber(by), findingNumber(finding)];
  return {
    ...base(),
    at,
    kind: 'action-answered',
    actionId: actionNumber(number),
    participantId,
    findingId,
    answer,
  };
}

export function merged(finding: number, into: number): ChangeOf<'finding-merged'> {
  const [findingId, target] = [findingNumber(finding), findingNumber(into)];
  return { ...base(), kind: 'finding-merged', findingId, into: target, reason: null };
}

export function unmerged(finding: number): ChangeOf<'finding-unmerged'> {
  return { ...base(), kind: 'finding-unmerged', findingId: findingNumber(finding), reason: null };
}

export function concluded(
  group: number,
  topThree: ChangeOf<'group-conclusion-set'>['topThree'],
): ChangeOf<'group-conclusion-set'> {
  const notes = { agreed: 'the underpass', dissent: null };
  return { ...base(), kind: 'group-conclusion-set', groupId: groupNumber(group), topThree, notes };
}

export function protocolDrafted(version: number, number = 1, walk = 1): ChangeOf<'protocol-drafted'> {
  const protocolId = protocolNumber(version);
  return { ...base(), walkId: walkNumber(walk), kind: 'protocol-drafted', protocolId, number };
}

export function protocolStep(
  version: number,
  kind: 'protocol-approved' | 'protocol-published',
  walk = 1,
): ChangeOf<typeof kind> {
  return { ...base(), walkId: walkNumber(walk), kind, protocolId: protocolNumber(version) };
}

export function rowEdited(
  version: number,
  no: string,
  fields: ChangeOf<'protocol-row-edited'>['fields'],
): ChangeOf<'protocol-row-edited'> {
  return { ...base(), kind: 'protocol-row-edited', protocolId: protocolNumber(version), no, fields };
}
