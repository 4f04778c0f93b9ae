import { describe, expect, test } from 'vitest';
import { isWalked, type OsmTags, stopsFeet } from '../../../domain/streets/foot-rules.ts';

describe('what feet may use', () => {
  test.each<OsmTags>([
    { highway: 'steps' },
    { highway: 'footway' },
    { highway: 'residential', oneway: 'yes' },
    { highway: 'cycleway' },
    { highway: 'pedestrian', area: 'yes' },
    { highway: 'service', access: 'private', foot: 'yes' },
    { highway: 'path', access: 'no', foot: 'designated' },
    { highway: 'trunk', sidewalk: 'right' },
    { highway: 'trunk', 'sidewalk:left': 'separate' },
    { highway: 'bridleway', foot: 'permissive' },
    { highway: 'primary', sidewalk: 'no' },
    { man_made: 'pier' },
    { railway: 'platform' },
  ])('%o is walked', (tags) => {
    expect(isWalked(tags)).toBe(true);
  });

  test.each<OsmTags>([
    { highway: 'motorway' },
    { highway: 'motorway', foot: 'yes' },
    { highway: 'motorway_link', sidewalk: 'both' },
    { highway: 'trunk' },
    { highway: 'trunk', sidewalk: 'none' },
    { highway: 'primary', motorroad: 'yes' },
    { highway: 'residential', foot: 'no' },
    { highway: 'secondary', foot: 'use_sidepath' },
    { highway: 'service', access: 'private' },
    { highway: 'track', access: 'military' },
    { highway: 'footway', access: 'yes', foot: 'private' },
    { highway: 'construction' },
    { highway: 'proposed' },
    { highway: 'footway', indoor: 'yes' },
    { highway: 'bridleway' },
    { railway: 'rail' },
    { waterway: 'river' },
    { man_made: 'pier', access: 'private' },
    { route: 'ferry', foot: 'yes' },
  ])('%o is not walked', (tags) => {
    expect(isWalked(tags)).toBe(false);
  });

  test('a locked gate and a wall stop feet, a bollard and an open gate do not', () => {
    expect(stopsFeet({ barrier: 'gate', access: 'private' })).toBe(true);
    expect(stopsFeet({ barrier: 'fence' })).toBe(true);
    expect(stopsFeet({ barrier: 'gate', access: 'private', foot: 'yes' })).toBe(false);
    expect(stopsFeet({ barrier: 'gate' })).toBe(false);
    expect(stopsFeet({ barrier: 'bollard', access: 'no', foot: 'yes' })).toBe(false);
    expect(stopsFeet({ access: 'private' })).toBe(false);
  });
});
