import { balanceOf } from '../balance.ts';
import { eveningLight } from '../evening-light.ts';
import type { Protocol, ProtocolHeader } from '../protocol.ts';
import type { EntityByKind } from '../record.ts';
import { lineMetres } from '../route-distance.ts';
import { dayOfWalk, reachedAt } from '../walk-day.ts';
import { lightOfWalk, placeOfWalk } from '../walk-light.ts';
import type { WalkRole } from '../walk-terms.ts';
import { passedWithinMetres } from './draft-rows.ts';

export interface HeaderMaterial {
  walk: EntityByKind['walk'];
  participants: readonly EntityByKind['participant'][];
  groups: readonly EntityByKind['group'][];
  areas: readonly EntityByKind['area'][];
  findings: readonly EntityByKind['finding'][];
}

/** People who took part in the walk itself, not only in the survey before it. */
export function walkers(participants: HeaderMaterial['participants']): EntityByKind['participant'][] {
  return participants.filter(({ properties: { source } }) => source !== 'presurvey');
}

/** The header block, as far as the records know it; the note-taker fills in the rest. */
export function draftHeader({ walk, participants, groups }: HeaderMaterial): ProtocolHeader {
  const { properties } = walk;
  const walkOn = dayOfWalk(properties);
  const place = placeOfWalk(walk);
  const evening = walkOn === null || place === undefined ? undefined : eveningLight(walkOn, place);
  const people = walkers(participants);
  const holders = (role: WalkRole) => properties.roles.filter((one) => one.role === role);
  const roles = [...new Set(properties.roles.map(({ role }) => role))];
  return {
    area: properties.name,
    purpose: properties.purpose,
    walkOn,
    startedAt: reachedAt(properties, 'in_progress') ?? null,
    endedAt: reachedAt(properties, 'walked') ?? null,
    weather: properties.weather,
    ground: properties.ground,
    sunsetAt: evening?.sunsetAt ?? null,
    civilDuskAt: evening?.civilDuskAt ?? null,
    lightClass: lightOfWalk(walk),
    routeMetres: properties.route === null ? null : Math.round(lineMetres(properties.route)),
    groups: groups
      .toSorted((a, b) => a.properties.order - b.properties.order)
      .map(({ id, properties: { name } }) => ({
        name,
        people: people.filter((person) => person.properties.groupId === id).length,
      })),
    participants: properties.headcount ?? people.length,
    roles: roles.map((role) => ({ role, people: holders(role).length })),
    balance: balanceOf(people.map((person) => person.properties)),
    organisations: properties.organisations
      .filter(({ answer }) => answer === 'coming')
      .map(({ name }) => name),
    leader: holders('walk_leader')[0]?.holder ?? null,
    noteTaker: holders('note_taker')[0]?.holder ?? null,
    registerNumber: null,
  };
}

/** How people and marks were counted, and with which settings the areas were computed. */
export function draftMethod(material: HeaderMaterial): Protocol['properties']['method'] {
  const [area] = material.areas;
  const marks = material.findings.filter(({ properties: { source } }) => source !== 'presurvey');
  return {
    areaParameters: area?.properties.parameters ?? null,
    minVoices: area?.properties.minVoices ?? null,
    codeVersion: area?.properties.codeVersion ?? null,
    people: walkers(material.participants).length,
    marks: marks.length,
    merged: marks.filter(({ properties: { duplicateOf } }) => duplicateOf !== null).length,
    confirmations: marks.reduce((sum, { properties: { confirmations } }) => sum + confirmations, 0),
    lightClass: lightOfWalk(material.walk),
    counting: 'one_person_one_voice',
    passedWithinMetres,
  };
}
