/** Tags of an OpenStreetMap element. */
export type OsmTags = Readonly<Record<string, string>>;

/**
 * What feet may use, by OpenStreetMap's tags: every rule of the network stands in this table. `oneway` is not in it,
 * because it does not bind feet, nor is `area=yes`: a square is walked around, since its middle has no lines.
 */
const rules = {
  /** Walked unless something says no. */
  walked: new Set([
    'footway',
    'path',
    'steps',
    'pedestrian',
    'living_street',
    'residential',
    'service',
    'unclassified',
    'road',
    'track',
    'cycleway',
    'tertiary',
    'tertiary_link',
    'secondary',
    'secondary_link',
    'primary',
    'primary_link',
    'platform',
  ]),
  /** Walked only where a tag says so: roads for fast traffic, rides, passages inside houses. */
  walkedOnWord: new Set(['trunk', 'trunk_link', 'bridleway', 'corridor']),
  /** Lines that are no `highway`, yet walked. */
  otherwise: [
    ['railway', 'platform'],
    ['public_transport', 'platform'],
    ['man_made', 'pier'],
  ],
  refusing: new Set(['no', 'private', 'military', 'agricultural', 'forestry', 'restricted', 'use_sidepath']),
  allowing: new Set(['yes', 'designated', 'permissive', 'official', 'destination', 'customers', 'public']),
  /** A pavement along a road counts as a word for feet. */
  pavements: ['sidewalk', 'sidewalk:both', 'sidewalk:left', 'sidewalk:right'],
  /** Barriers that stop feet wherever no tag lets them through; gates and bollards do not. */
  closed: new Set(['fence', 'wall', 'hedge', 'retaining_wall', 'city_wall', 'ditch']),
} as const;

const says = (value: string | undefined, words: ReadonlySet<string>): boolean =>
  value !== undefined && words.has(value);

/** True where `foot` or a pavement speaks for walking. */
function hasWordForFeet(tags: OsmTags): boolean {
  return (
    says(tags.foot, rules.allowing) ||
    rules.pavements.some((name) => {
      const value = tags[name];
      return value !== undefined && !['no', 'none'].includes(value);
    })
  );
}

/** The narrower tag wins: `foot` over `access`. */
function refusesFeet(tags: OsmTags): boolean {
  if (says(tags.foot, rules.refusing)) return true;
  return says(tags.access, rules.refusing) && !says(tags.foot, rules.allowing);
}

/** Whether people may walk along a way. Conditions by hour (`access:conditional`) are not read. */
export function isWalked(tags: OsmTags): boolean {
  if (refusesFeet(tags)) return false;
  if (tags.motorroad === 'yes' && !hasWordForFeet(tags)) return false;
  const { highway } = tags;
  if (highway === undefined) return rules.otherwise.some(([key, value]) => tags[key] === value);
  if (tags.indoor === 'yes') return says(tags.foot, rules.allowing);
  return says(highway, rules.walked) || (says(highway, rules.walkedOnWord) && hasWordForFeet(tags));
}

/** Whether a single point of a way stops feet: a locked gate, a wall across. */
export function stopsFeet(tags: OsmTags): boolean {
  if (tags.barrier === undefined) return false;
  if (refusesFeet(tags)) return true;
  return says(tags.barrier, rules.closed) && !says(tags.foot, rules.allowing);
}
