import {
  type CheckpointId,
  type GroupId,
  groupIdSchema,
  newId,
  type ParticipantId,
  type WalkId,
} from '../../../domain/ids.ts';
import type { DemoWriter } from '../demo-writer.ts';
import type { PlannedGroup } from './walk-process.ts';

/** A step that a group takes at a stop, as a share of the time from one stop to the next. */
const steps = [
  ['arrived', 0.05],
  ['discussion', 0.52],
  ['left', 0.72],
] as const;

export interface WrittenGroup {
  id: GroupId;
  plan: PlannedGroup;
  people: readonly ParticipantId[];
}

/** The groups of a walk with their people, in turn, before the walk sets out. */
export function writeGroups(
  writer: DemoWriter,
  walkId: WalkId,
  plans: readonly PlannedGroup[],
  people: readonly ParticipantId[],
  at: Date,
): WrittenGroup[] {
  return plans.map((plan, index) => {
    const id = newId(groupIdSchema, writer.idsAt(at));
    const own = people.filter((_, number) => number % plans.length === index);
    writer.write(at, {
      kind: 'group-added',
      walkId,
      group: {
        type: 'Feature',
        id,
        geometry: null,
        properties: { kind: 'group', walkId, order: index + 1, name: plan.name, raterId: null },
      },
    });
    for (const participantId of own)
      writer.write(at, {
        kind: 'participant-grouped',
        walkId,
        participantId,
        groupId: id,
        groupedAt: at.toISOString(),
      });
    return { id, plan, people: own };
  });
}

/** When each group came to each stop, began to talk there and went on; the second group is a little behind. */
export function groupSteps(
  writer: DemoWriter,
  walkId: WalkId,
  groups: readonly WrittenGroup[],
  stops: readonly CheckpointId[],
  after: (share: number) => Date,
): { at: Date; deliver: () => void }[] {
  return groups.flatMap(({ id: groupId }, behind) =>
    stops.flatMap((checkpointId, index) =>
      steps.map(([step, part]) => {
        const at = after((index + part + behind * 0.1) / stops.length);
        const markedAt = at.toISOString();
        const deliver = () =>
          void writer.write(at, { kind: 'group-stop-marked', walkId, groupId, checkpointId, step, markedAt });
        return { at, deliver };
      }),
    ),
  );
}
