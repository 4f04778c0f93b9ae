import { areaWhatIf } from '../../domain/analysis/area-what-if.ts';
import { explainArea } from '../../domain/analysis/explain-area.ts';
import type { PriorityArea } from '../../domain/area.ts';
import type { AreaExplanation, AreaWhatIf } from '../../domain/area-explanation.ts';
import { findingSchema } from '../../domain/finding.ts';
import { type AnalyseWalkTask, readMaterial } from './analyse-walk.ts';
import { rememberBlocks } from './remember-blocks.ts';

type Material = Pick<AnalyseWalkTask, 'records' | 'findings' | 'categories' | 'progressPort'>;

const statusOnly = findingSchema.pick({ id: true }).extend({
  properties: findingSchema.shape.properties.pick({ status: true }).strip(),
});

/** Explains an area by the records as they are now; plain data in and out, so that it can run in any thread. */
export function explainKeptArea({ area, ...material }: Material & { area: PriorityArea }): AreaExplanation {
  const { input, dataHash } = readMaterial(material);
  const members = new Set<string>(area.properties.findingIds);
  const unanswered = material.findings.filter((text) => {
    const { id, properties } = statusOnly.strip().parse(JSON.parse(text));
    return members.has(id) && properties.status === 'received';
  }).length;
  const dataChanged = dataHash !== area.properties.dataHash;
  const walks = material.records.walks.length;
  return explainArea(area, { input, dataChanged, unanswered, walks });
}

/** What would change the verdict on an area, by the records as they are now; null where its marks are gone. */
export function turnKeptArea({
  area,
  handed = [],
  ...material
}: Material & Pick<AnalyseWalkTask, 'handed'> & { area: PriorityArea }): AreaWhatIf | null {
  const { input } = readMaterial(material);
  const tell = (share: number) => material.progressPort?.postMessage(share);
  return areaWhatIf(area, input, tell, rememberBlocks(handed, material.progressPort));
}
