import type { z } from 'zod';
import { type Language, type LocalizedText, pickText } from '../localized.ts';
import type { ProtocolHeader, protocolMethodSchema } from '../protocol.ts';
import { ageBandWords, groundWords, lightClassWords, roleWords } from './document-words.ts';

/** A label and what is said of it. */
export interface Fact {
  label: string;
  value: string;
}

type Method = z.infer<typeof protocolMethodSchema>;

const words = {
  area: { sv: 'Område', en: 'Area' },
  purpose: { sv: 'Syfte', en: 'Purpose' },
  day: { sv: 'Datum', en: 'Date' },
  time: { sv: 'Start och slut', en: 'Start and end' },
  weather: { sv: 'Väder', en: 'Weather' },
  ground: { sv: 'Underlag', en: 'Ground' },
  sun: { sv: 'Solnedgång och skymningens slut', en: 'Sunset and end of dusk' },
  light: { sv: 'Ljus', en: 'Light' },
  route: { sv: 'Ruttens längd', en: 'Length of the route' },
  groups: { sv: 'Grupper', en: 'Groups' },
  participants: { sv: 'Deltagare', en: 'Participants' },
  roles: { sv: 'Roller', en: 'Roles' },
  ages: { sv: 'Ålder (från fem personer)', en: 'Age (from five people)' },
  genders: { sv: 'Kön (från fem personer)', en: 'Gender (from five people)' },
  organisations: { sv: 'Organisationer på plats', en: 'Organisations present' },
  leader: { sv: 'Vandringsledare', en: 'Walk leader' },
  noteTaker: { sv: 'Protokollförare', en: 'Note-taker' },
  register: { sv: 'Diarienummer', en: 'Register number' },
  people: { sv: 'Personer som räknas', en: 'People who are counted' },
  marks: { sv: 'Markeringar', en: 'Marks' },
  merged: { sv: 'Sammanslagna dubbletter', en: 'Merged duplicates' },
  confirmations: { sv: 'Håller med', en: 'Agreements' },
  radius: { sv: 'Område: markeringar inom', en: 'Area: marks within' },
  voices: { sv: 'Område: minst så många personer', en: 'Area: at least so many people' },
  code: { sv: 'Beräkningens version', en: 'Version of the computation' },
} as const satisfies Record<string, LocalizedText>;

/** Times of people are those of the country that the walks are in. */
const timeZone = 'Europe/Stockholm';

function clock(time: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, hour: '2-digit', minute: '2-digit' }).format(
    new Date(time),
  );
}

function span(from: string | null, to: string | null): string | null {
  if (from === null && to === null) return null;
  return `${from === null ? '?' : clock(from)}–${to === null ? '?' : clock(to)}`;
}

export function metresInWords(metres: number, language: Language): string {
  return language === 'en'
    ? `${(metres / 1000).toFixed(1)} km`
    : `${(metres / 1000).toFixed(1).replace('.', ',')} km`;
}

/** The header block, in the order in which a reader asks; what is not known is left out. */
export function documentFacts(header: ProtocolHeader, language: Language): Fact[] {
  const word = (text: LocalizedText) => pickText(text, language);
  const coded = (table: Readonly<Record<string, LocalizedText>>, code: string | null): string | null => {
    const found = code === null ? undefined : table[code];
    return found === undefined ? null : word(found);
  };
  const cells = (shown: ProtocolHeader['balance']['ageBands']): string =>
    shown
      .filter(({ people }) => people !== null)
      .map(({ value, people }) => `${coded(ageBandWords, value) ?? value} ${people}`)
      .join(', ');
  const { balance } = header;
  const facts: [keyof typeof words, string | null][] = [
    ['area', header.area],
    ['purpose', header.purpose],
    ['day', header.walkOn],
    ['time', span(header.startedAt, header.endedAt)],
    ['weather', header.weather],
    ['ground', coded(groundWords, header.ground)],
    ['sun', span(header.sunsetAt, header.civilDuskAt)?.replace('–', ', ') ?? null],
    ['light', coded(lightClassWords, header.lightClass)],
    ['route', header.routeMetres === null ? null : metresInWords(header.routeMetres, language)],
    ['groups', header.groups.map(({ name, people }) => `${name}: ${people}`).join(', ')],
    ['participants', String(header.participants)],
    ['roles', header.roles.map(({ role, people }) => `${word(roleWords[role])} ${people}`).join(', ')],
    ['ages', cells(balance.ageBands)],
    ['genders', cells(balance.genders)],
    ['organisations', header.organisations.join(', ')],
    ['leader', header.leader],
    ['noteTaker', header.noteTaker],
    ['register', header.registerNumber],
  ];
  return facts.flatMap(([name, value]) =>
    value === null || value === '' ? [] : [{ label: word(words[name]), value }],
  );
}

/** The numbers behind the numbers. */
export function methodFacts(method: Method, language: Language): Fact[] {
  const word = (name: keyof typeof words) => pickText(words[name], language);
  const facts: Fact[] = [
    { label: word('people'), value: String(method.people) },
    { label: word('marks'), value: String(method.marks) },
    { label: word('merged'), value: String(method.merged) },
    { label: word('confirmations'), value: String(method.confirmations) },
  ];
  if (method.lightClass !== null)
    facts.push({ label: word('light'), value: pickText(lightClassWords[method.lightClass], language) });
  if (method.areaParameters !== null)
    facts.push({ label: word('radius'), value: `${method.areaParameters.radiusMetres} m` });
  if (method.minVoices !== null) facts.push({ label: word('voices'), value: String(method.minVoices) });
  if (method.codeVersion !== null) facts.push({ label: word('code'), value: method.codeVersion });
  return facts;
}

const sentences = {
  counting: {
    sv: 'En person räknas en gång vid varje plats, hur många markeringar personen än har gjort. Den som håller med räknas som den som har markerat.',
    en: 'A person is counted once at each place, however many marks the person made. Whoever agrees is counted like whoever marked.',
  },
  passed: {
    sv: 'Att ha passerat en plats är att ha kommit närmare än {n} meter, efter gruppens rutt.',
    en: 'To have passed a place is to have come within {n} metres, by the route of the group.',
  },
  felt: {
    sv: 'Protokollet säger hur människor upplevde platserna den här gången. Det är inte en mätning av brott.',
    en: 'The protocol says how people felt about the places this time. It does not measure crime.',
  },
} as const satisfies Record<string, LocalizedText>;

/** How to read the numbers, one thought a sentence. */
export function methodSentences(
  { passedWithinMetres }: Pick<Method, 'passedWithinMetres'>,
  language: Language,
): string[] {
  const { counting, passed, felt } = sentences;
  return [counting, passed, felt].map((text) =>
    pickText(text, language).replace('{n}', String(passedWithinMetres)),
  );
}
