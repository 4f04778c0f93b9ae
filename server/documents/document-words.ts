import type { LocalizedText } from '../../domain/localized.ts';

/** The headings and sentences of printed protocols that are not about one walk. */
export const printWords = {
  map: { sv: 'Karta', en: 'Map' },
  mapAlt: {
    sv: 'Karta över vandringen med rutten, {stops} numrerade stopp och {marks} numrerade markeringar. Numren är de sista siffrorna i tabellens nummer; platserna står i tabellen.',
    en: 'Map of the walk with its route, {stops} numbered stops and {marks} numbered marks. The numbers are the last digits of those in the table, where the places are written.',
  },
  mapKey: {
    sv: 'Fylld cirkel: stopp. Fyrkant: otrygg eller annan plats. Ring: bra plats. Streckad linje: rutten.',
    en: 'Filled circle: stop. Square: unsafe or other place. Ring: good place. Dashed line: the route.',
  },
  noGround: {
    sv: 'Kartan visar bara rutten och platserna. Gatorna under finns i systemets karta.',
    en: 'The map shows the route and the places only. The streets are on the map of the system.',
  },
  noMap: { sv: 'Det finns ingen rutt eller plats att rita.', en: 'There is no route or place to draw.' },
  stops: { sv: 'Stopp', en: 'Stops' },
  header: { sv: 'Om vandringen', en: 'About the walk' },
  method: { sv: 'Så räknas det', en: 'How it is counted' },
  rows: { sv: 'Iakttagelser och åtgärder', en: 'Observations and actions' },
  noRows: { sv: 'Det finns inga markeringar i protokollet.', en: 'There are no marks in the protocol.' },
  notes: { sv: 'Anteckningar', en: 'Notes' },
  changes: { sv: 'Ändrat sedan förra versionen', en: 'Changed since the last version' },
  page: { sv: 'Sida', en: 'Page' },
  of: { sv: 'av', en: 'of' },
} as const satisfies Record<string, LocalizedText>;
