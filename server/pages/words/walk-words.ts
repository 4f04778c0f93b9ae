import type { LocalizedText } from '../../../domain/localized.ts';

/** What the public's pages say. Rows and decisions have their words in the domain, the same as in the documents. */
export const walkWords = {
  title: { sv: 'Trygghetsvandring: {area}', en: 'Safety walk: {area}' },
  lead: {
    sv: 'Protokoll {prefix}, version {version}, publicerat {date}.',
    en: 'Protocol {prefix}, version {version}, published {date}.',
  },
  walked: { sv: 'Vandringen gjordes {date}.', en: 'The walk was made on {date}.' },
  older: {
    sv: 'Det här är en äldre version. Den senaste är version {version}.',
    en: 'This is an older version. The latest is version {version}.',
  },
  toNewest: { sv: 'Visa den senaste versionen', en: 'Show the latest version' },
  purpose: { sv: 'Syftet med vandringen', en: 'Why the walk was made' },
  quality: { sv: 'Vad underlaget säger', en: 'What the numbers can say' },
  people: { sv: '{count} personer gick vandringen.', en: '{count} people walked.' },
  fewPeople: { sv: 'Färre än 5 personer gick vandringen.', en: 'Fewer than 5 people walked.' },
  conditions: { sv: 'Ljus: {light}.', en: 'Light: {light}.' },
  weather: { sv: 'Väder: {weather}.', en: 'Weather: {weather}.' },
  ground: { sv: 'Underlag: {ground}.', en: 'Ground: {ground}.' },
  route: { sv: 'Rutten var {length} lång.', en: 'The route was {length} long.' },
  organisations: { sv: 'På plats: {names}.', en: 'Present: {names}.' },
  felt: {
    sv: 'Protokollet säger hur de som gick upplevde platserna den gången. Det mäter inte brott, och andra hade kanske sagt något annat.',
    en: 'The protocol says how those who walked felt about the places that time. It does not measure crime, and others might have said something else.',
  },
  passed: {
    sv: 'Att ha passerat en plats är att ha kommit närmare än {n} meter.',
    en: 'To have passed a place is to have come within {n} metres.',
  },
  small: {
    sv: 'Antal under fem skrivs ”färre än 5”, så att ingen kan pekas ut. Det som färre än fem markerade utan egna ord eller beslut visas inte.',
    en: 'Counts under five are written as “fewer than 5”, so that nobody can be pointed out. What fewer than five marked without words or a decision is not shown.',
  },
  withheldOne: {
    sv: 'En rad om människors beteende eller en önskan om patrull visas inte här.',
    en: 'One row about how people behave or a wish for patrols is not shown here.',
  },
  withheld: {
    sv: '{count} rader om människors beteende eller önskemål om patruller visas inte här.',
    en: '{count} rows about how people behave or wishes for patrols are not shown here.',
  },
  willBe: { sv: 'Det här görs', en: 'What will be done' },
  willNot: { sv: 'Det här görs inte, och varför', en: 'What will not be done, and why' },
  open: { sv: 'Det här är inte bestämt än', en: 'What is not decided yet' },
  good: { sv: 'Det här är bra', en: 'What is good' },
  nothing: { sv: 'Inget här i den här versionen.', en: 'Nothing here in this version.' },
  marked: {
    sv: '{marked} av {passed} som passerade markerade platsen.',
    en: '{marked} of {passed} who passed marked the place.',
  },
  markedFew: {
    sv: 'Färre än 5 personer markerade platsen.',
    en: 'Fewer than 5 people marked the place.',
  },
  markedOnly: { sv: '{marked} personer markerade platsen.', en: '{marked} people marked the place.' },
  mostOf: {
    sv: 'De flesta av de {passed} som passerade markerade platsen.',
    en: 'Most of the {passed} who passed marked the place.',
  },
  markedMost: {
    sv: 'De flesta som passerade markerade platsen.',
    en: 'Most of those who passed marked the place.',
  },
  fewOf: {
    sv: 'Färre än 5 av {passed} som passerade markerade platsen.',
    en: 'Fewer than 5 of {passed} who passed marked the place.',
  },
  decision: { sv: 'Beslut', en: 'Decision' },
  reason: { sv: 'Varför', en: 'Why' },
  owner: { sv: 'Bestämmer över platsen', en: 'Has the say over the place' },
  responsible: { sv: 'Ansvarig', en: 'Responsible' },
  deadline: { sv: 'Klart senast', en: 'Done by' },
  season: { sv: 'Årstid', en: 'Season' },
  status: { sv: 'Läge', en: 'Where it stands' },
  verified: { sv: 'Kontrollerad på plats', en: 'Checked on site' },
  versions: { sv: 'Versioner', en: 'Versions' },
  version: { sv: 'Version {version}, publicerad {date}', en: 'Version {version}, published {date}' },
  shown: { sv: 'visas nu', en: 'shown now' },
  changed: { sv: 'Ändrat sedan versionen före', en: 'Changed since the version before' },
  changedNothing: { sv: 'Inget som visas här har ändrats.', en: 'Nothing that is shown here has changed.' },
  changedNew: { sv: 'ny', en: 'new' },
  changedChanged: { sv: 'ändrad', en: 'changed' },
  changedGone: { sv: 'borttagen', en: 'gone' },
  follow: { sv: 'Följ vad som händer', en: 'Follow what happens' },
  feed: { sv: 'Prenumerera på nyheter om vandringen (Atom)', en: 'Subscribe to news of the walk (Atom)' },
  receipt: {
    sv: 'Var du med? Se vad som händer med dina markeringar',
    en: 'Were you there? See what becomes of your marks',
  },
  register: { sv: 'Diarienummer {number}.', en: 'Register number {number}.' },
  missingTitle: { sv: 'Det finns inget publicerat protokoll här', en: 'There is no published protocol here' },
  missingText: {
    sv: 'Adressen kan vara fel, eller så är protokollet inte publicerat än. Fråga den som bjöd in till vandringen.',
    en: 'The address may be wrong, or the protocol is not published yet. Ask whoever invited you to the walk.',
  },
} as const satisfies Record<string, LocalizedText>;
