import { describe, expect, test } from 'vitest';
import {
  authored,
  findingAdded,
  findingEdited,
  joined,
  participant,
  photoAttached,
  walkCreated,
} from '../support/change-makers.ts';
import { recordsInMemory } from '../support/records-in-memory.ts';

function walkOf(mode: 'standard' | 'class') {
  const records = recordsInMemory();
  for (const change of [walkCreated(1, { mode }), joined(1)]) records.apply(authored(change));
  return records;
}
const behaviour = { category: 'social' };
const own = (change: Parameters<typeof authored>[0]) => authored(change, participant(1));

describe('a class walks without', () => {
  test.each([
    ['text', { ...behaviour, text: 'He shouts' }],
    ['a suggestion', { ...behaviour, suggestion: 'Tell him off' }],
  ])('%s on behaviour', (_name, words) => {
    const records = walkOf('class');
    expect(records.apply(own(findingAdded(1, 1, words)))).toBe('class-mode');
    expect(records.lastPointers()).toEqual(['/finding/properties/text']);
    expect(walkOf('standard').apply(own(findingAdded(1, 1, words)))).toBe('applied');
  });

  test('words that an edit brings to a mark on behaviour', () => {
    const records = walkOf('class');
    const added = findingAdded(1, 1, behaviour);
    expect(records.apply(own(added))).toBe('applied');
    const edit = findingEdited(1, { text: { value: 'He shouts', basedOn: [added.id] } });
    expect(records.apply(own(edit))).toBe('class-mode');
    expect(records.lastPointers()).toEqual(['/fields/text/value']);
  });

  test('an edit that makes a mark with words one on behaviour', () => {
    const records = walkOf('class');
    const added = findingAdded(1, 1, { text: 'He shouts' });
    expect(records.apply(own(added))).toBe('applied');
    const edit = findingEdited(1, { category: { value: 'social', basedOn: [added.id] } });
    expect(records.apply(own(edit))).toBe('class-mode');
  });

  test('photos', () => {
    for (const mode of ['class', 'standard'] as const) {
      const records = walkOf(mode);
      records.apply(own(findingAdded(1)));
      expect(records.apply(own(photoAttached(1)))).toBe(mode === 'class' ? 'class-mode' : 'applied');
    }
  });
});

test('a class may mark behaviour without words, and say what it likes of lamps', () => {
  const records = walkOf('class');
  expect(records.apply(own(findingAdded(1, 1, behaviour)))).toBe('applied');
  expect(records.apply(own(findingAdded(2, 1, { text: 'The lamp is broken' })))).toBe('applied');
});
