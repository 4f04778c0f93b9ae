import type { NeedCode } from '../../../domain/walk-phases.ts';

/** The parts of the walk form; each is an anchor of its page. */
export const formParts = ['about', 'dates', 'people', 'place', 'survey', 'day', 'after'] as const;
export type FormPart = (typeof formParts)[number];

const partOf: { readonly [Code in NeedCode]?: FormPart } = {
  purpose: 'about',
  area: 'place',
  'planned-start': 'dates',
  'meeting-point': 'dates',
  'first-meeting': 'dates',
  'third-meeting': 'dates',
  'walk-leader': 'people',
  'note-taker': 'people',
  route: 'place',
  stops: 'place',
  headcount: 'day',
  weather: 'day',
  ground: 'day',
  feedback: 'after',
  rewalk: 'after',
};

/** Where what is missing is put right: a part of the form, the protocol, the next walk, or the actions. */
export function needLink(walkId: string, code: NeedCode): string {
  const part = partOf[code];
  if (part !== undefined) return `/walks/${walkId}/edit#${part}`;
  if (code === 'protocol-draft' || code === 'protocol-published') return `/walks/${walkId}/protocol`;
  if (code === 'rewalk-done') return `/walks/${walkId}/rewalk`;
  return `/actions?walk=${walkId}`;
}
