import { expect, test } from 'vitest';
import { formParts, needLink } from '../../../client/features/walks/need-links.ts';
import { needCodes } from '../../../domain/walk-phases.ts';

test('whatever is missing leads to a part of the form, to the protocol or to the actions of the walk', () => {
  const places = needCodes.map((code) => needLink('W', code));
  const known = [
    ...formParts.map((part) => `/walks/W/edit#${part}`),
    '/walks/W/protocol',
    '/actions?walk=W',
    '/walks/W/rewalk',
  ];
  expect(places.filter((place) => !known.includes(place))).toEqual([]);
  expect(needLink('W', 'first-meeting')).toBe('/walks/W/edit#dates');
  expect(needLink('W', 'protocol-published')).toBe('/walks/W/protocol');
  expect(needLink('W', 'area-unanswered')).toBe('/actions?walk=W');
  expect(needLink('W', 'rewalk-done')).toBe('/walks/W/rewalk');
});
