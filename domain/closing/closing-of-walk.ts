import { nearPolygon } from '../analysis/nearness.ts';
import { feelingsOf } from '../comparison/compare-feelings.ts';
import { shown } from '../comparison/compare-shares.ts';
import type { WalkSide } from '../comparison/walk-side.ts';
import { isAtStop } from '../marks-at-stop.ts';
import type { EntityByKind } from '../record.ts';
import type { ClosingView, FeelingAtStop, MarkedPlace, TopPlaceShown } from './closing-view.ts';

type Stop = EntityByKind['checkpoint'];
type Area = EntityByKind['area'];
type Finding = EntityByKind['finding'];

/** One person's mark alone is not what the walk found most; more places than this nobody reads from the back row. */
const fewestVoices = 2;
const placesAtMost = 8;
/** Numbers of fewer people would tell what one of them felt. */
const fewestAnswers = 3;

/** What a walk found, for the closing meeting. @param areas of this walk */
export function closingOfWalk(side: WalkSide, areas: readonly Area[]): ClosingView {
  const { walk, checkpoints, participants, findings, ratings } = side.material;
  const { name, thirdMeetingAt, thirdMeetingPlace } = walk.properties;
  const stops = checkpoints.toSorted(
    (a, b) => a.properties.order - b.properties.order || (a.id < b.id ? -1 : 1),
  );
  const onWalk = findings.filter(({ properties: { source } }) => source !== 'presurvey');
  const walkers = participants.filter(({ properties: { source } }) => source !== 'presurvey');
  const voices = new Set<string>(onWalk.map(({ properties }) => properties.participantId));
  const standing = onWalk.filter(({ properties }) => properties.duplicateOf === null);
  const ofPolarity = (polarity: Finding['properties']['polarity']) =>
    standing.filter(({ properties }) => properties.polarity === polarity).length;
  return {
    name,
    thirdMeetingAt,
    thirdMeetingPlace,
    people: side.people,
    unsafe: ofPolarity('unsafe'),
    good: ofPolarity('positive'),
    places: mostMarked([...stopPlaces(side, stops, 'unsafe'), ...areaPlaces(side, areas, stops)]),
    liked: mostMarked(stopPlaces(side, stops, 'positive'), 1),
    feelings: stops.map((stop, index) => feelingAt(side, stop, index + 1)),
    silence: {
      markedNothing: { count: walkers.filter(({ id }) => !voices.has(id)).length, of: walkers.length },
      stops: stops.flatMap((stop, index) => {
        if (onWalk.some((finding) => isAtStop(finding, stop))) return [];
        const passed = side.atStop(stop, 'unsafe').of;
        return [{ id: stop.id, number: index + 1, name: stop.properties.name, passed }];
      }),
      skipped: {
        count: ratings.filter(({ properties }) => properties.skipped).length,
        of: ratings.length,
      },
    },
    groups: groupsOf(side, stops, areas),
  };
}

function mostMarked(places: readonly MarkedPlace[], fewest = fewestVoices): MarkedPlace[] {
  const lowOf = ({ marked }: MarkedPlace) => marked.interval?.low ?? 0;
  return places
    .filter(({ marked }) => marked.count >= fewest)
    .sort((a, b) => b.marked.count - a.marked.count || lowOf(b) - lowOf(a) || (a.id < b.id ? -1 : 1))
    .slice(0, placesAtMost);
}

function stopPlaces(side: WalkSide, stops: readonly Stop[], polarity: 'unsafe' | 'positive'): MarkedPlace[] {
  return stops.map((stop, index) => {
    const here = side.material.findings.filter(
      (finding) =>
        finding.properties.polarity === polarity &&
        finding.properties.source !== 'presurvey' &&
        isAtStop(finding, stop),
    );
    return {
      kind: 'stop',
      id: stop.id,
      number: index + 1,
      name: stop.properties.name,
      categories: categoriesOf(here),
      marked: shown(side.atStop(stop, polarity)),
    };
  });
}

/** By how many different people named them, most first. */
function categoriesOf(findings: readonly Finding[]): string[] {
  const people = new Map<string, Set<string>>();
  for (const { properties } of findings) {
    const named = people.get(properties.category) ?? new Set();
    people.set(properties.category, named.add(properties.participantId));
  }
  return [...people].sort(([a, x], [b, y]) => y.size - x.size || (a < b ? -1 : 1)).map(([name]) => name);
}

/** Areas in the order of their score, as everywhere. */
function ordered(areas: readonly Area[]): Area[] {
  return areas.toSorted((a, b) => b.properties.score - a.properties.score || (a.id < b.id ? -1 : 1));
}

function stopInside({ geometry, properties: { centre } }: Area, stops: readonly Stop[]): string | null {
  const inside = nearPolygon(geometry, centre, 0);
  return stops.find((stop) => inside.position(stop.geometry.coordinates))?.properties.name ?? null;
}

function areaPlaces(side: WalkSide, areas: readonly Area[], stops: readonly Stop[]): MarkedPlace[] {
  return ordered(areas).map((area, index) => ({
    kind: 'area',
    id: area.id,
    number: index + 1,
    name: stopInside(area, stops),
    categories: area.properties.categories.map(({ category }) => category),
    marked: shown(side.inArea(area)),
  }));
}

function feelingAt({ material }: WalkSide, stop: Stop, number: number): FeelingAtStop {
  const here = material.ratings
    .map(({ properties }) => properties)
    .filter(({ checkpointId }) => checkpointId === stop.id);
  // Only what was said before the talk is each person's own.
  const said = here.flatMap(({ feeling, groupId, beforeDiscussion, skipped }) =>
    feeling === null || skipped || !beforeDiscussion ? [] : [{ feeling, groupId }],
  );
  const byGroup = material.groups
    .toSorted((a, b) => a.properties.order - b.properties.order)
    .map(({ id, properties: { name } }) => ({
      name,
      answers: said.flatMap(({ feeling, groupId }) => (groupId === id ? [feeling] : [])),
    }))
    .filter(({ answers }) => answers.length > 0);
  // With the total known, one hidden group could be worked out from the others: all are hidden together.
  const rest = said.length - byGroup.reduce((sum, { answers }) => sum + answers.length, 0);
  const sizes = [...byGroup.map(({ answers }) => answers.length), ...(rest > 0 ? [rest] : [])];
  const apart = sizes.length > 1 && sizes.every((size) => size >= fewestAnswers);
  return {
    id: stop.id,
    number,
    name: stop.properties.name,
    all: said.length < fewestAnswers ? null : feelingsOf(said.map(({ feeling }) => feeling)),
    answered: said.length,
    skipped: here.filter(({ skipped }) => skipped).length,
    groups: apart ? byGroup.map(({ name, answers }) => ({ name, feelings: feelingsOf(answers) })) : null,
  };
}

function groupsOf(
  { material: { groups, participants, findings } }: WalkSide,
  stops: readonly Stop[],
  areas: readonly Area[],
): ClosingView['groups'] {
  const inOrder = ordered(areas);
  const placeOf = ({
    kind,
    id,
    words,
  }: EntityByKind['group']['properties']['topThree'][number]): TopPlaceShown => {
    const nothing = { kind, id, number: null, name: null, category: null, words };
    if (kind === 'checkpoint') {
      const index = stops.findIndex((stop) => stop.id === id);
      return index < 0
        ? nothing
        : { ...nothing, number: index + 1, name: stops[index]?.properties.name ?? null };
    }
    if (kind === 'area') {
      const index = inOrder.findIndex((area) => area.id === id);
      const area = inOrder[index];
      return area === undefined ? nothing : { ...nothing, number: index + 1, name: stopInside(area, stops) };
    }
    const finding = findings.find((one) => one.id === id);
    if (finding === undefined) return nothing;
    const stop = stops.find((one) => isAtStop(finding, one));
    return { ...nothing, category: finding.properties.category, name: stop?.properties.name ?? null };
  };
  return groups
    .toSorted((a, b) => a.properties.order - b.properties.order || (a.id < b.id ? -1 : 1))
    .map(({ id, properties: { name, topThree, notes } }) => ({
      id,
      name,
      people: participants.filter(({ properties }) => properties.groupId === id).length,
      topThree: topThree.map(placeOf),
      agreed: notes?.agreed ?? null,
      dissent: notes?.dissent ?? null,
    }));
}
