import type { LocalizedText } from '../../../domain/localized.ts';

/** What the pages of promises say. */
export const promiseWords = {
  promisesTitle: { sv: 'Löften', en: 'Promises' },
  promisesLead: {
    sv: 'Det kommunen och polisen har lovat tillsammans, och hur det går. Läget räknas ut av underlaget, ingen sätter det för hand.',
    en: 'What the municipality and the police have promised together, and how it goes. Where it stands is worked out from the evidence; nobody sets it by hand.',
  },
  promisesNone: {
    sv: 'Inget löfte är inlagt här än.',
    en: 'No promise has been entered here yet.',
  },
  promisePeriod: {
    sv: 'Gäller {from} till {to}. Undertecknat {signed}.',
    en: 'Runs from {from} to {to}. Signed on {signed}.',
  },
  promiseItems: { sv: 'Det här lovades', en: 'What was promised' },
  promiseFocus: { sv: 'Fokus', en: 'Focus' },
  promiseOwner: { sv: 'Ansvar: {owner}', en: 'Responsible: {owner}' },
  promisePlace: { sv: 'Plats: {place}', en: 'Place: {place}' },
  promiseDefinition: { sv: 'Det som räknas: {text}', en: 'What counts: {text}' },
  ownerBoth: { sv: 'kommunen och polisen', en: 'the municipality and the police' },
  ownerMunicipality: { sv: 'kommunen', en: 'the municipality' },
  ownerPolice: { sv: 'polisen', en: 'the police' },
  stateNotStarted: { sv: 'Inte börjat', en: 'Not started' },
  stateNoEvidence: { sv: 'Inget underlag', en: 'No evidence recorded' },
  stateOnTrack: { sv: 'I fas', en: 'On track' },
  stateBehind: { sv: 'Efter', en: 'Behind' },
  stateAtRisk: { sv: 'I riskzonen', en: 'At risk' },
  stateFulfilled: { sv: 'Uppfyllt', en: 'Fulfilled' },
  stateNotFulfilled: { sv: 'Inte uppfyllt', en: 'Not fulfilled' },
  stateNotMeasurable: { sv: 'Inte kvantifierat', en: 'Not quantified' },
  stateWithdrawn: { sv: 'Tillbakadraget', en: 'Withdrawn' },
  burnUpAlt: {
    sv: 'Diagram: {count} av {target} {date}. Den räta linjen var då på {expected}.',
    en: 'Diagram: {count} of {target} on {date}. The straight line was at {expected} then.',
  },
  burnUpTable: { sv: 'Siffrorna i diagrammet', en: 'The numbers of the diagram' },
  burnUpDay: { sv: 'Till och med', en: 'Up to' },
  burnUpCount: { sv: 'Antal', en: 'Count' },
  burnUpLine: { sv: 'Räta linjen', en: 'Straight line' },
  burnUpCaption: {
    sv: 'Heldragen linje: det som är gjort. Streckad linje: jämn takt till målet {target}.',
    en: 'Solid line: what is done. Dashed line: an even pace to the target {target}.',
  },
  followUps: { sv: 'Uppföljningar', en: 'Follow-ups' },
  followUpsLead: {
    sv: 'Löftet följs upp minst fyra gånger per kalenderår. En uppföljning räknas först när båda parter har godkänt den och den är publicerad.',
    en: 'The promise is followed up at least four times a calendar year. A follow-up counts only once both parties have approved it and it is published.',
  },
  followUpPublished: { sv: 'Publicerad {date}', en: 'Published on {date}' },
  followUpMissed: { sv: 'Missad', en: 'Missed' },
  followUpLate: { sv: 'Publicerad för sent, {date}', en: 'Published too late, on {date}' },
  followUpPlanned: { sv: 'Planerad', en: 'Planned' },
  followUpDue: { sv: 'Uppföljning {date}', en: 'Follow-up of {date}' },
  followUpNone: { sv: 'Inga uppföljningar är planerade.', en: 'No follow-ups are planned.' },
  followUpPaste: { sv: 'Text att klistra in', en: 'Text to paste' },
  promiseCard: {
    sv: '{title}. {states}. Läget {date}.',
    en: '{title}. {states}. As of {date}.',
  },
  promiseFeed: { sv: 'Prenumerera på uppföljningarna (Atom)', en: 'Subscribe to the follow-ups (Atom)' },
  promiseQuality: {
    sv: 'Läget {date}, ur {items} löftespunkter. Det som polisen har gjort räknas i hela månader som är slut.',
    en: 'As of {date}, from {items} items. What the police did is counted in whole months that have ended.',
  },
  promiseSource: { sv: 'Löftet är publicerat i: {source}', en: 'The promise is published in: {source}' },
} as const satisfies Record<string, LocalizedText>;
