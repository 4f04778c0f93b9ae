import type { TopPlace } from '../../../domain/group.ts';
import { isAtStop } from '../../../domain/marks-at-stop.ts';
import type { CheckpointView } from '../../state/record-views.ts';
import type { AreaView, FindingView } from '../../state/wire.ts';

export interface PlaceChoice {
  kind: TopPlace['kind'];
  id: string;
  /** What the place is called. */
  name: string;
  /** What tells it from others of that name. */
  more: string;
}

interface Words {
  stop: (number: number, name: string) => string;
  area: (number: number) => string;
  category: (id: string) => string;
  time: (time: string) => string;
}

/** Everything that a group may name: stops first, then areas, then marks that stand for themselves, newest first. */
export function placeChoices(
  known: {
    stops: readonly CheckpointView[];
    areas: readonly AreaView[];
    findings: readonly FindingView[];
  },
  words: Words,
): PlaceChoice[] {
  const { stops, areas, findings } = known;
  const byScore = areas.toSorted((a, b) => b.properties.score - a.properties.score || (a.id < b.id ? -1 : 1));
  return [
    ...stops.map(({ id, properties: { name } }, index) => ({
      kind: 'checkpoint' as const,
      id,
      name: words.stop(index + 1, name),
      more: '',
    })),
    ...byScore.map(({ id, properties }, index) => ({
      kind: 'area' as const,
      id,
      name: words.area(index + 1),
      more: properties.categories.map(({ category }) => words.category(category)).join(', '),
    })),
    ...findings.map((finding) => {
      const { category, text, recordedAt } = finding.properties;
      const stop = stops.find((one) => isAtStop(finding, one))?.properties.name;
      const more = [stop, words.time(recordedAt), text].filter((part) => part !== undefined && part !== null);
      return {
        kind: 'finding' as const,
        id: finding.id,
        name: words.category(category),
        more: more.join(' · '),
      };
    }),
  ];
}

/** The choices in which each of the words typed stands somewhere. */
export function searchChoices(choices: readonly PlaceChoice[], typed: string): PlaceChoice[] {
  const words = typed.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return choices.filter(({ name, more }) => {
    const text = `${name} ${more}`.toLocaleLowerCase();
    return words.every((word) => text.includes(word));
  });
}
