import { createHash } from 'node:crypto';
import { identifyAreas } from '../../../domain/analysis/area-identity.ts';
import { analysisInputText } from '../../../domain/analysis/area-input.ts';
import { computeAreas } from '../../../domain/analysis/areas.ts';
import { analysisInputOf } from '../../../domain/analysis/input-of-records.ts';
import type { PriorityArea } from '../../../domain/area.ts';
import type { Catalogue } from '../../../domain/catalogue.ts';
import { newId, recordIdSchema, type WalkId } from '../../../domain/ids.ts';
import type { EntityByKind, RecordKind } from '../../../domain/record.ts';
import type { DemoWriter } from '../demo-writer.ts';

/** The walk's areas as the server computes them when it has ended, so that actions can answer them. */
export function writeAreas(
  writer: DemoWriter,
  walkId: WalkId,
  catalogue: Catalogue,
  at: Date,
): readonly PriorityArea[] {
  const features = <Kind extends RecordKind>(kind: Kind): EntityByKind[Kind][] =>
    writer.recordsOf(kind, walkId).map(({ feature }) => feature);
  const input = analysisInputOf(
    {
      walks: features('walk'),
      participants: features('participant'),
      findings: features('finding'),
      ratings: features('rating'),
      checkpoints: features('checkpoint'),
      groups: features('group'),
    },
    catalogue,
  );
  const runAt = at.toISOString();
  const dataHash = createHash('sha256').update(analysisInputText(input)).digest('hex');
  const run = { runId: newId(recordIdSchema, writer.idsAt(at)), runAt, dataHash };
  const { areas } = identifyAreas(computeAreas(input, { asOf: runAt }), [], run, writer.idsAt(at));
  if (areas.length > 0) writer.write(at, { kind: 'areas-computed', walkId, areas, gone: [] });
  return areas;
}
