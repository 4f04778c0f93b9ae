import type { LocalizedText } from '../localized.ts';
import type { Protocol, ProtocolRow } from '../protocol.ts';

type Words<Name extends string> = Readonly<Record<Name, LocalizedText>>;
type RowWord<Field extends keyof ProtocolRow> = Words<NonNullable<ProtocolRow[Field]> & string>;
type HeaderWord<Field extends keyof Protocol['properties']['header']> = Words<
  NonNullable<Protocol['properties']['header'][Field]> & string
>;

const text = (sv: string, en: string): LocalizedText => ({ sv, en });

/** The words for what a row says by a code. The same in the page, the DOCX and the PDF. */
export const decisionWords: RowWord<'decision'> = {
  do: text('Åtgärdas', 'Will be done'),
  investigate: text('Utreds', 'Is investigated'),
  refer: text('Lämnas vidare', 'Is passed on'),
  decline: text('Åtgärdas inte', 'Will not be done'),
};

export const horizonWords: RowWord<'horizon'> = {
  P1: text('P1: inom 7 dagar', 'P1: within 7 days'),
  P2: text('P2: inom 30 dagar', 'P2: within 30 days'),
  P3: text('P3: inom 6 månader', 'P3: within 6 months'),
  P4: text('P4: i nästa budget', 'P4: in the next budget'),
};

export const seasonWords: RowWord<'season'> = {
  spring: text('Vår', 'Spring'),
  summer: text('Sommar', 'Summer'),
  autumn: text('Höst', 'Autumn'),
  winter: text('Vinter', 'Winter'),
};

export const statusWords: RowWord<'status'> = {
  received: text('Mottagen', 'Received'),
  assessed: text('Bedömd', 'Assessed'),
  planned: text('Planerad', 'Planned'),
  ordered: text('Beställd', 'Ordered'),
  forwarded: text('Skickad till den som ansvarar', 'Sent to whoever is responsible'),
  in_progress: text('Pågår', 'Under way'),
  done: text('Klar', 'Done'),
  verified: text('Klar och kontrollerad', 'Done and checked'),
  not_done: text('Blir inte av', 'Will not happen'),
};

export const verificationWords: Words<'fixed' | 'half' | 'not'> = {
  fixed: text('avhjälpt', 'fixed'),
  half: text('delvis avhjälpt', 'partly fixed'),
  not: text('inte avhjälpt', 'not fixed'),
};

export const lightConditionWords: RowWord<'lightCondition'> = {
  daylight: text('Dagsljus', 'Daylight'),
  dusk: text('Skymning', 'Dusk'),
  dark_lit: text('Mörkt, upplyst', 'Dark, lit'),
  dark_unlit: text('Mörkt, inte upplyst', 'Dark, not lit'),
};

export const lightClassWords: HeaderWord<'lightClass'> = {
  daylight: text('Dagsljus', 'Daylight'),
  dusk: text('Skymning', 'Dusk'),
  dark: text('Mörker', 'Darkness'),
};

export const groundWords: HeaderWord<'ground'> = {
  dry: text('Torrt', 'Dry'),
  wet: text('Blött', 'Wet'),
  snow: text('Snö', 'Snow'),
  ice: text('Is', 'Ice'),
  leaves: text('Löv på marken', 'Leaves on the ground'),
};

export const ageBandWords: Words<string> = {
  under_18: text('under 18 år', 'under 18'),
  '18_29': text('18–29 år', '18–29'),
  '30_49': text('30–49 år', '30–49'),
  '50_64': text('50–64 år', '50–64'),
  '65_79': text('65–79 år', '65–79'),
  '80_up': text('80 år eller äldre', '80 or older'),
  woman: text('kvinnor', 'women'),
  man: text('män', 'men'),
  other: text('annat', 'other'),
  not_said: text('inte sagt', 'not said'),
};

export const roleWords: Words<Protocol['properties']['header']['roles'][number]['role']> = {
  walk_leader: text('vandringsledare', 'walk leader'),
  facilitator: text('samtalsledare', 'facilitator'),
  note_taker: text('protokollförare', 'note-taker'),
  photographer: text('fotograf', 'photographer'),
  timekeeper: text('tidhållare', 'timekeeper'),
  accessibility_host: text('tillgänglighetsvärd', 'accessibility host'),
  participant: text('deltagare', 'participant'),
  asset_owner_rep: text('förvaltare', 'owner of the place'),
  police_rep: text('polis', 'police'),
  politician_observer: text('förtroendevald', 'elected representative'),
};

export const stateWords: Words<Protocol['properties']['state']> = {
  draft: text('Utkast', 'Draft'),
  approved: text('Godkänt', 'Approved'),
  published: text('Publicerat', 'Published'),
};

/** The columns in the order of the recommended protocol row; the order is the promise of every export. */
export const columnIds = [
  'no',
  'place',
  'observation',
  'category',
  'positive',
  'light',
  'severity',
  'counts',
  'photos',
  'suggestion',
  'owner',
  'decision',
  'priority',
  'status',
  'verified',
  'feedback',
] as const;
export type ColumnId = (typeof columnIds)[number];

export const columnWords: Words<ColumnId> = {
  no: text('Nr', 'No.'),
  place: text('Stopp och plats', 'Stop and place'),
  observation: text('Iakttagelse', 'Observation'),
  category: text('Kategori', 'Category'),
  positive: text('Bra plats', 'Good place'),
  light: text('Ljus', 'Light'),
  severity: text('Otrygghet 1–4', 'Unsafety 1–4'),
  counts: text('Markerat av passerat', 'Marked of passed'),
  photos: text('Bild', 'Photo'),
  suggestion: text('Förslag på åtgärd', 'Suggested action'),
  owner: text('Rådighet och ansvarig', 'Owner and responsible'),
  decision: text('Beslut och motivering', 'Decision and reason'),
  priority: text('Prioritet, klart senast, årstid', 'Priority, deadline, season'),
  status: text('Status', 'Status'),
  verified: text('Kontrollerad på plats', 'Checked on site'),
  feedback: text('Återkopplat', 'Feedback'),
};

/** In which column a member of a row is shown. */
export const columnOfField: { readonly [Field in keyof ProtocolRow]: ColumnId } = {
  no: 'no',
  checkpointId: 'place',
  checkpointName: 'place',
  locationText: 'place',
  position: 'place',
  observation: 'observation',
  category: 'category',
  subcategory: 'category',
  isPositive: 'positive',
  lightCondition: 'light',
  severity: 'severity',
  markedByCount: 'counts',
  passedCount: 'counts',
  photoIds: 'photos',
  suggestedAction: 'suggestion',
  assetOwner: 'owner',
  responsible: 'owner',
  decision: 'decision',
  reason: 'decision',
  horizon: 'priority',
  deadline: 'priority',
  season: 'priority',
  status: 'status',
  statusOn: 'status',
  verified: 'verified',
  feedbackOn: 'feedback',
  findingId: 'no',
  actionIds: 'status',
};
