import { matchColumns } from '../import/match-columns.ts';
import { placeFields, placeNames } from '../import/place-fields.ts';
import type { LocalizedText } from '../localized.ts';

/** What a row can say of a street lamp; only the place must be there. */
export const lampFields = [
  ...placeFields,
  ...(['status', 'type', 'height', 'inspectedOn', 'reference'] as const),
] as const;
export type LampField = (typeof lampFields)[number];
export type LampColumns = Partial<Record<LampField, string>>;

/** Names in registers of lamps, the surest first. */
const otherNames: ReadonlyMap<LampField, readonly string[]> = new Map<LampField, readonly string[]>([
  ...placeNames,
  [
    'status',
    ['state', 'working', 'funktion', 'fungerar', 'tillstånd', 'skick', 'driftstatus', 'felstatus', 'idrift'],
  ],
  [
    'type',
    [
      ...['lamptype', 'lightsource', 'lampkind', 'ljuskälla', 'ljuskällatyp', 'lamptyp', 'ljuskälletyp'],
      ...['armatur', 'armaturtyp', 'typ', 'led'],
    ],
  ],
  ['height', ['heightm', 'heightmetres', 'höjd', 'stolphöjd', 'ljuspunktshöjd', 'monteringshöjd', 'höjdm']],
  [
    'inspectedOn',
    [
      ...['inspected', 'lastinspected', 'lastinspection', 'checkdate', 'besiktigad', 'senastbesiktigad'],
      ...['kontrollerad', 'senastkontrollerad', 'besiktningsdatum', 'kontrolldatum', 'inspektionsdatum'],
    ],
  ],
  [
    'reference',
    [
      ...['id', 'lampid', 'objectid', 'objektid', 'belysningspunkt', 'belysningspunktid', 'ljuspunkt'],
      ...['ljuspunktid', 'lampnummer', 'lampnr', 'stolpnummer', 'stolpnr', 'stolpid', 'littera'],
    ],
  ],
]);

/** The columns of the fields by name, `mapped` first and none for `without`; or in words what is wrong. */
export function findLampColumns(
  columns: readonly string[],
  mapped: ReadonlyMap<string, LampField>,
  without: readonly LampField[] = [],
): { found: LampColumns; fault?: never } | { found?: never; fault: LocalizedText } {
  return matchColumns(columns, mapped, otherNames, without);
}
