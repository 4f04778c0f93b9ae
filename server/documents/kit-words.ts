import type { LocalizedText } from '../../domain/localized.ts';

/** What the paper kit says besides the words of the method and of the catalogue. */
export const kitWords = {
  title: { sv: 'Papperspaket: {walk}', en: 'Paper kit: {walk}' },
  when: { sv: 'Vandringen börjar {when}.', en: 'The walk begins {when}.' },
  where: { sv: 'Vi ses: {place}.', en: 'We meet: {place}.' },
  danger: {
    sv: 'Vid fara: ring 112. Annars når du polisen på 114 14.',
    en: 'In danger: call 112. Otherwise you reach the police on 114 14.',
  },
  never: {
    sv: 'Inga ansikten på bild. Skriv inga namn.',
    en: 'No faces in pictures. Write no names.',
  },
  rules: { sv: 'Regler', en: 'Rules' },
  how: { sv: 'Så använder ni papperet', en: 'How to use the paper' },
  steps: {
    sv: [
      'Ge varje person en remsa med åtta klistermärken. Remsan är personens: numren på den är samma persons markeringar.',
      'Vid varje stopp bedömer alla tyst för sig själva, på stoppbladet. Sedan pratar gruppen.',
      'Markera en plats: sätt ett klistermärke på stoppbladets rad, skriv vad det gäller, hur otryggt det är och några ord om platsen. Skriv plus för en bra plats.',
      'Baksidan av stoppbladet fyller en person per grupp i.',
      'Samla in alla blad efteråt. Protokollföraren skriver in dem på sidan nedan. Numret på klistermärket är markeringens nummer, så samma märke kan inte räknas två gånger.',
    ].join('\n'),
    en: [
      'Give each person a strip of eight stickers. The strip is the person’s: the numbers on it are the marks of the same person.',
      'At each stop everybody rates in silence for themselves, on the stop sheet. Then the group talks.',
      'To mark a place: put a sticker on a line of the stop sheet, write what it is about, how unsafe it is and a few words about the place. Write plus for a good place.',
      'One person of each group fills in the back of the stop sheet.',
      'Collect all sheets afterwards. The note-taker types them in on the page below. The number of the sticker is the number of the mark, so the same sticker cannot be counted twice.',
    ].join('\n'),
  },
  typing: { sv: 'Skriv in på: {address}', en: 'Type in at: {address}' },
  map: { sv: 'Karta', en: 'Map' },
  mapOf: { sv: 'Karta för {group}', en: 'Map for {group}' },
  reversed: {
    sv: 'Gruppen går vägen baklänges. Under kartan står stoppen i gruppens ordning.',
    en: 'The group goes the way backwards. Below the map the stops stand in the group’s order.',
  },
  stop: { sv: 'Stopp {number}: {name}', en: 'Stop {number}: {name}' },
  group: { sv: 'Grupp: ____________   Klockan: ________', en: 'Group: ____________   Time: ________' },
  own: { sv: 'Var och en för sig, innan ni pratar', en: 'Each for themselves, before you talk' },
  ring: {
    sv: 'Skriv numret på din remsa och sätt ring om dina svar.',
    en: 'Write the number of your strip and circle your answers.',
  },
  strip: { sv: 'Remsa', en: 'Strip' },
  alone: {
    sv: 'Skulle du gå här ensam efter mörkrets inbrott?',
    en: 'Would you walk here alone after dark?',
  },
  aloneChoices: { sv: 'Ja / Nej / Undviker', en: 'Yes / No / Avoid it' },
  marks: { sv: 'Markeringar vid stoppet', en: 'Marks at the stop' },
  sticker: { sv: 'Klistermärke', en: 'Sticker' },
  what: { sv: 'Vad det gäller', en: 'What it is about' },
  severity: { sv: 'Otrygghet 1–4, + bra', en: 'Unsafety 1–4, + good' },
  words: { sv: 'Om platsen', en: 'About the place' },
  about: { sv: 'Kan gälla: {names}.', en: 'Can be about: {names}.' },
  observer: { sv: 'Baksidan: en person i gruppen', en: 'The back: one person of the group' },
  observe: {
    sv: 'Remsa: ________   Sätt ring om det som stämmer bäst här och nu, 0 är sämst och 3 är bäst.',
    en: 'Strip: ________   Circle what fits best here and now; 0 is worst and 3 is best.',
  },
  observed: { sv: 'Se efter', en: 'Look at' },
  questions: { sv: 'Frågor att prata om', en: 'Questions to talk about' },
  roles: { sv: 'Roller', en: 'Roles' },
  stickers: { sv: 'Klistermärken', en: 'Stickers' },
  label: { sv: 'Remsa {strip}', en: 'Strip {strip}' },
  noStops: {
    sv: 'Vandringen har inga stopp än. Lägg till dem i planen och skriv ut igen.',
    en: 'The walk has no stops yet. Add them to the plan and print again.',
  },
} as const satisfies Record<string, LocalizedText>;
