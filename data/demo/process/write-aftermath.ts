import type { Catalogue } from '../../../domain/catalogue.ts';
import { headsOfWords } from '../../../domain/change-rules/finding-voice-changes.ts';
import { dayOf } from '../../../domain/feature.ts';
import { type CheckpointId, newId, protocolIdSchema, type WalkId } from '../../../domain/ids.ts';
import { headsOf } from '../../../domain/merge.ts';
import { minuteMilliseconds } from '../../../domain/milliseconds.ts';
import type { Author } from '../../../domain/roles.ts';
import type { WalkStatus } from '../../../domain/walk-terms.ts';
import type { DemoWriter } from '../demo-writer.ts';
import type { Town, TownPlaceId } from '../town-types.ts';
import { findMarks } from './find-marks.ts';
import type { PlannedAftermath } from './walk-process.ts';
import { writeActions } from './write-actions.ts';
import { writeAreas } from './write-areas.ts';
import type { WrittenGroup } from './write-groups.ts';
import { officeTime } from './write-preparation.ts';

/** Words and duplicates are judged by people, never by the server: here by the leader of the demo. */
const leader: Author = { kind: 'staff', userId: 'demo-leader', role: 'leader', organisationId: null };

interface Walked {
  walkId: WalkId;
  startsAt: Date;
  endedAt: Date;
  stops: ReadonlyMap<TownPlaceId, CheckpointId>;
  groups: readonly WrittenGroup[];
  participants: number;
  town: Town;
  catalogue: Catalogue;
}

/** Everything after the last stop: the closing meeting, the protocol, the actions and what people were told. */
export function writeAftermath(writer: DemoWriter, walked: Walked, plan: PlannedAftermath): void {
  const { walkId, startsAt, endedAt, town, catalogue } = walked;
  const soon = (minutes: number) => new Date(endedAt.getTime() + minutes * minuteMilliseconds);
  const advance = (to: WalkStatus, at: Date) =>
    writer.write(at, { kind: 'walk-phase-advanced', walkId, to, reason: null });
  writeAreas(writer, walkId, catalogue, soon(1));
  writeDay(writer, walked, plan, soon(5));
  for (const { id, plan: group } of walked.groups) writeConclusion(writer, walked, id, group, soon(40));
  moderate(writer, walkId, plan, officeTime(startsAt, 2));
  if (plan.merged !== undefined) mergeFirst(writer, walked, plan.merged, officeTime(startsAt, 2, 10));
  const { answered, actions, actionsDay: day } = plan;
  writeActions(writer, town, { walkId, startsAt, day, actions }, { everyArea: answered !== undefined });

  const publish = writeProtocol(writer, walked, plan);
  advance('protocol_draft', officeTime(startsAt, plan.protocol.draftedDay, 13));
  if (answered === undefined) return;
  const { publishedDay, decidedDay, feedbackDay, rewalkDay, feedback: text } = answered;
  publish(officeTime(startsAt, publishedDay));
  advance('protocol_published', officeTime(startsAt, publishedDay, 10));
  advance('actions_decided', officeTime(startsAt, decidedDay));
  const toldAt = officeTime(startsAt, feedbackDay, 19);
  const feedback = { givenOn: dayOf(toldAt.toISOString()), channel: 'meeting' as const, text };
  const dueOn = dayOf(officeTime(startsAt, rewalkDay).toISOString());
  editWalk(writer, walkId, toldAt, (said) => ({
    feedback: said('feedback', feedback),
    rewalk: said('rewalk', { kind: 'dated' as const, dueOn }),
  }));
  advance('feedback_given', new Date(toldAt.getTime() + minuteMilliseconds));
}

type Edits = Extract<Parameters<DemoWriter['write']>[1], { kind: 'walk-edited' }>['fields'];
type Said = <Value>(field: string, value: Value) => { value: Value; basedOn: ReturnType<typeof headsOf> };

function editWalk(writer: DemoWriter, walkId: WalkId, at: Date, fields: (said: Said) => Edits): void {
  const [walk] = writer.recordsOf('walk', walkId);
  if (walk === undefined) throw new RangeError('the walk was not written yet');
  const said: Said = (field, value) => ({ value, basedOn: headsOf(walk.versions, field, walk.createdBy) });
  writer.write(at, { kind: 'walk-edited', walkId, fields: fields(said) });
}

function writeDay(
  writer: DemoWriter,
  { walkId, participants }: Walked,
  { weather, ground, withoutPhone }: PlannedAftermath,
  at: Date,
): void {
  editWalk(writer, walkId, at, (said) => ({
    weather: said('weather', weather),
    ground: said('ground', ground),
    headcount: said('headcount', participants + withoutPhone),
  }));
}

function writeConclusion(
  writer: DemoWriter,
  { walkId, stops }: Walked,
  groupId: WrittenGroup['id'],
  { top, agreed, dissent }: WrittenGroup['plan'],
  at: Date,
): void {
  const topThree = top.flatMap(({ place, words }) => {
    const id = stops.get(place);
    return id === undefined ? [] : [{ kind: 'checkpoint' as const, id, words }];
  });
  writer.write(at, { kind: 'group-conclusion-set', walkId, groupId, topThree, notes: { agreed, dissent } });
}

/** The words of all marks but the last few, as they are or in other words. */
function moderate(
  writer: DemoWriter,
  walkId: WalkId,
  { reworded, unread }: Pick<PlannedAftermath, 'reworded' | 'unread'>,
  at: Date,
): void {
  const waiting = writer
    .recordsOf('finding', walkId)
    .filter(({ feature }) => feature.properties.textModeration?.state === 'pending');
  for (const finding of waiting.slice(0, waiting.length - unread)) {
    const { text, suggestion } = finding.feature.properties;
    const better = text === null ? undefined : reworded[text];
    const words = better === undefined ? { text: null, suggestion: null } : { text: better, suggestion };
    const said = { ...words, reason: null, basedOn: headsOfWords(finding) };
    const decision = better === undefined ? ('approved' as const) : ('edited' as const);
    const findingId = finding.feature.id;
    writer.write(at, { kind: 'finding-text-moderated', walkId, findingId, decision, ...said }, leader);
  }
}

/** Of the marks that say the same, the second goes into the first. */
function mergeFirst(
  writer: DemoWriter,
  { town, walkId }: Walked,
  about: NonNullable<PlannedAftermath['merged']>,
  at: Date,
): void {
  const [into, same] = findMarks(writer, town, walkId, about).map(({ feature }) => feature.id);
  if (into === undefined || same === undefined) return;
  const reason = 'Samma lampor';
  writer.write(at, { kind: 'finding-merged', walkId, findingId: same, into, reason }, leader);
}

/** @returns what approves and publishes the draft */
function writeProtocol(
  writer: DemoWriter,
  { walkId, startsAt }: Walked,
  { protocol: { draftedDay, registerNumber, notes } }: PlannedAftermath,
): (at: Date) => void {
  const at = officeTime(startsAt, draftedDay);
  const protocolId = newId(protocolIdSchema, writer.idsAt(at));
  const ofProtocol = { walkId, protocolId };
  const drafted = writer.write(at, { kind: 'protocol-drafted', ...ofProtocol, number: 1 });
  const fields = {
    registerNumber: { value: registerNumber, basedOn: [drafted] },
    notes: { value: notes, basedOn: [drafted] },
  };
  writer.write(officeTime(startsAt, draftedDay, 12), {
    kind: 'protocol-header-edited',
    ...ofProtocol,
    fields,
  });
  return (publishedAt) => {
    writer.write(publishedAt, { kind: 'protocol-approved', ...ofProtocol });
    writer.write(publishedAt, { kind: 'protocol-published', ...ofProtocol });
  };
}
