import type { Action } from './action.ts';
import type { Catalogue } from './catalogue.ts';
import type { Photo } from './photo.ts';
import type { Protocol } from './protocol.ts';
import { type PublicStep, publicSteps } from './public-feed.ts';
import { type PublicPicture, publicPicture } from './public-picture.ts';
import type { PublicProtocol, PublicRow } from './public-protocol.ts';

/** What becomes of it, in the order of a page: something will, nothing will, it is done. */
export const measureGroups = ['willBe', 'willNot', 'done'] as const;
export type MeasureGroup = (typeof measureGroups)[number];

/** One measure and everything that it answers. Words are those of the published protocol, functions and not persons. */
export interface PublicMeasure
  extends Pick<
    PublicRow,
    | ('measure' | 'assetOwner' | 'responsible' | 'decision' | 'reason' | 'deadline' | 'season')
    | ('status' | 'statusOn' | 'verified')
  > {
  walkId: string;
  group: MeasureGroup;
  /** Numbers of the rows that it answers, as KB-2026-1-014. */
  rows: readonly string[];
  /** Stops and places in words, each once. */
  places: readonly string[];
  categories: readonly string[];
  /** Of what is done; none in the other groups. */
  pictures: readonly PublicPicture[];
}

const isPresent = (text: string | null): text is string => text !== null;
const each = (texts: readonly (string | null)[]): string[] => [...new Set(texts.filter(isPresent))];

function groupOf({ decision, status }: Pick<PublicRow, 'decision' | 'status'>): MeasureGroup {
  if (status === 'done' || status === 'verified') return 'done';
  return decision === 'decline' || status === 'not_done' ? 'willNot' : 'willBe';
}

/** A status that came after the version was published, in place of the printed one. */
function withStep(row: PublicRow, steps: ReadonlyMap<string, PublicStep>): PublicRow {
  const step = steps.get(row.no);
  return step === undefined ? row : { ...row, status: step.status, statusOn: step.on };
}

/**
 * What the newest published version decides, one entry a measure however many rows it answers, with where each of them
 * stands since.
 */
export function publicMeasures(
  newest: PublicProtocol,
  {
    protocols,
    actions,
    photos,
  }: { protocols: readonly Protocol[]; actions: readonly Action[]; photos: readonly Photo[] },
  catalogue: Catalogue,
): PublicMeasure[] {
  const kept = protocols.find(({ properties }) => properties.version === newest.version);
  const idsOf = new Map(kept?.properties.rows.map(({ no, actionIds }) => [no, actionIds]));
  const steps = new Map(
    publicSteps({ walkId: newest.walkId, protocols, actions }, catalogue).map((step) => [step.row.no, step]),
  );
  const decided = newest.rows.filter(({ decision }) => decision !== null).map((row) => withStep(row, steps));
  const together = Map.groupBy(decided, (row) => {
    const { no, decision, responsible, deadline, status } = row;
    const answering = idsOf.get(no)?.join(' ') ?? '';
    return JSON.stringify(answering === '' ? no : [answering, decision, responsible, deadline, status]);
  });
  return [...together.values()].flatMap((rows): PublicMeasure[] => {
    const [first] = rows;
    if (first === undefined) return [];
    const { measure, assetOwner, responsible, decision, reason, deadline, season } = first;
    const { status, statusOn, verified } = first;
    const group = groupOf(first);
    const answering = actions.filter(({ id }) => idsOf.get(first.no)?.includes(id) === true);
    const pictures =
      group === 'done'
        ? answering.map((one) => publicPicture(one, photos)).filter((one) => one !== null)
        : [];
    return [
      {
        walkId: newest.walkId,
        group,
        rows: rows.map(({ no }) => no),
        places: each(rows.map(({ stop, locationText }) => stop ?? locationText)),
        categories: each(rows.map(({ category }) => category)),
        pictures,
        ...{
          measure,
          assetOwner,
          responsible,
          decision,
          reason,
          deadline,
          season,
          status,
          statusOn,
          verified,
        },
      },
    ];
  });
}
