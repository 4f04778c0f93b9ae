import { basename } from 'node:path';
import { type BoundingBox, roundPosition } from '../../domain/geo.ts';
import {
  changeIdSchema,
  type LampSetId,
  lampSetIdSchema,
  newId,
  type OrganisationId,
  organisationIdSchema,
} from '../../domain/ids.ts';
import type { SourceFile } from '../../domain/import/source-row.ts';
import type { Lamp } from '../../domain/lamp/lamp.ts';
import { findLampColumns, type LampField } from '../../domain/lamp/lamp-fields.ts';
import type { LampVersion } from '../../domain/lamp/lamp-set.ts';
import { planLamps } from '../../domain/lamp/plan-lamps.ts';
import { ProblemError, problem } from '../../domain/problem.ts';
import type { Author } from '../../domain/roles.ts';
import { columnsWithPlaces } from './columns-with-places.ts';
import { contentId } from './content-id.ts';
import { type ImportDeps, UsageFault } from './import-request.ts';
import type { FileTold, RowsRead } from './read-uploaded-file.ts';

/** How the rows are read. */
export interface LampFileReading {
  map: ReadonlyMap<string, LampField>;
  /** Fields that no column holds, whatever it is called. */
  without?: readonly LampField[];
  /** Rows outside are refused. */
  area?: BoundingBox;
}

export interface LampRows extends RowsRead {
  lamps: readonly Lamp[];
}

type Deps = Pick<ImportDeps, 'store' | 'source'>;

/**
 * What an import of lamps would do, without doing it.
 * @throws UsageFault in words where nothing of the file can be taken
 */
export function understandLamps(file: SourceFile, { map, without = [], area }: LampFileReading): LampRows {
  const columns = columnsWithPlaces(file.columns, findLampColumns(file.columns, map, without));
  const plan = planLamps(file, { columns, ...(area === undefined ? {} : { area }) });
  if (plan.fault !== undefined) throw new UsageFault(plan.fault, file.columns);
  const { lamps, refused, duplicates, notes } = plan;
  return { lamps, refused, duplicates, notes, fileColumns: file.columns, columns };
}

/**
 * The municipality whose lamps somebody brings: their own or, of who works for nobody in particular, the only one there
 * is. Null on a server that knows no municipality.
 * @param named by whoever may say it, as its id or its name
 * @throws UsageFault where there are several to choose from, or none of that name
 */
export async function lampOwner(
  store: Deps['store'],
  author: Author,
  named?: string,
): Promise<OrganisationId | null> {
  if (author.kind === 'staff' && author.organisationId !== null) return author.organisationId;
  const municipalities = (await store.recordsOfKind('organisation')).filter(
    ({ feature }) => feature.properties.organisationKind === 'municipality',
  );
  const wanted = municipalities.filter(
    ({ id, feature }) => named === undefined || id === named || feature.properties.name === named,
  );
  if (named !== undefined && wanted.length !== 1)
    throw new UsageFault(`there is no municipality "${named}" here`);
  if (wanted.length > 1) {
    const names = wanted.map(({ feature }) => feature.properties.name).join(', ');
    throw new UsageFault({
      sv: `här finns flera kommuner (${names}); lamporna läses in av någon som arbetar för en av dem`,
      en: `there are several municipalities here (${names}); somebody who works for one of them brings its lamps in`,
    });
  }
  const [only] = wanted;
  return only === undefined ? null : organisationIdSchema.parse(only.id);
}

/** The set of this municipality now, or the one it will have: one that was withdrawn never comes back to life. */
async function openLampSetId(store: Deps['store'], owner: OrganisationId | null): Promise<LampSetId> {
  for (let generation = 0; ; generation += 1) {
    const id = contentId(lampSetIdSchema, 'lamp-set', owner, generation);
    if (((await store.record(id))?.withdrawn ?? null) === null) return id;
  }
}

/**
 * Makes these the lamps of the municipality; those before are gone with the same commit.
 * @throws UsageFault where there are none, or ProblemError where the author may not
 */
export async function keepLamps(
  { store, source }: Deps,
  lamps: readonly Lamp[],
  { refused, notes, sha256 }: Pick<FileTold, 'refused' | 'notes' | 'sha256'>,
  {
    owner,
    author,
    fileName,
    lampSource = 'register',
  }: {
    owner: OrganisationId | null;
    author: Author;
    fileName: string;
    lampSource?: LampVersion['source'];
  },
): Promise<{ lampSetId: LampSetId; accepted: number }> {
  if (lamps.length === 0)
    throw new UsageFault({
      sv: 'filen har inga lampor som kan läsas in; de som finns är kvar',
      en: 'the file has no lamps that can be taken; those that are here stay',
    });
  const lampSetId = await openLampSetId(store, owner);
  const at = source.now().toISOString();
  const verdict = await store.replaceLamps(
    {
      author,
      receivedAt: at,
      change: {
        ...{ kind: 'lamps-imported', id: newId(changeIdSchema, source), at, lampSetId },
        organisationId: owner,
        version: {
          source: lampSource,
          name: basename(fileName).slice(0, 200) || 'file',
          sha256,
          lamps: lamps.length,
          broken: lamps.filter(({ working }) => working === false).length,
          withState: lamps.filter(({ working }) => working !== null).length,
          ...{ refused, importedAt: at, notes: notes.slice(0, 20) },
        },
      },
    },
    lamps.map((lamp) => ({ ...lamp, position: roundPosition(lamp.position) })),
  );
  if (verdict?.verdict === 'refused') throw new ProblemError(verdict.problem);
  if (verdict === null)
    throw new ProblemError(
      problem('not-ready', {
        detail: 'somebody else brought in the same lamps at the same time; theirs are here now',
        action: 'Look at what is here, and send the file again if it is newer.',
      }),
    );
  return { lampSetId, accepted: lamps.length };
}
