import type { WalkProcess } from './walk-process.ts';

const streets = 'Lyktehamns kommun, gata och park';

/** The second walk waits for decisions: its protocol is a draft, and one thing is late already. */
export const parkProcess: WalkProcess = {
  preparation: {
    knownDay: -28,
    invitedDay: -24,
    firstMeeting: { day: -7, place: 'Lyktskolans matsal' },
    thirdMeeting: { day: 35, place: 'Lyktskolans matsal' },
    fields: {
      abbreviation: 'FP',
      origin: 'Lyktskolans elevråd och föräldraförening bad om en vandring längs skolvägen.',
      promise: 'Barn ska kunna gå till och från Lyktskolan själva, även i mörker.',
      accessibilityNote: 'Stigen genom parken är grusad och ojämn. Den som vill går runt på gångvägen.',
      lightNote: 'Stigen genom parken saknar belysning. Ta med ficklampa för hemvägen.',
      backupNote: 'Vid halka går vi bara skolvägen och lämnar parken.',
      roles: [
        { role: 'walk_leader', holder: 'Trygghetssamordnare, Lyktehamns kommun' },
        { role: 'facilitator', holder: 'Skolkurator, Lyktskolan' },
        { role: 'note_taker', holder: 'Administratör, Lyktskolan' },
        { role: 'asset_owner_rep', holder: 'Parkförman, gata och park' },
        { role: 'police_rep', holder: 'Kommunpolis' },
      ],
      organisations: [
        { name: streets, kind: 'municipality', required: true, answer: 'coming' },
        { name: 'Lyktskolan', kind: 'municipality', required: true, answer: 'coming' },
        { name: 'Polisen Lyktehamn', kind: 'police', required: false, answer: 'coming' },
        { name: 'Fyrparkens vänner', kind: 'other', required: false, answer: 'unknown' },
      ],
    },
  },
  aftermath: {
    weather: 'Klart och kyligt, vindstilla',
    ground: 'dry',
    withoutPhone: 3,
    groups: [
      {
        name: 'Elever och lärare',
        top: [
          { place: 'broken-lamps', words: 'Lyktorna på skolvägen måste lysa på morgonen.' },
          { place: 'park-dark-path', words: 'Ingen av oss går stigen när det är mörkt.' },
          { place: 'school-path', words: 'Mopederna ska inte köra på gångvägen.' },
        ],
        agreed: 'Skolvägen kommer före parken.',
        dissent: 'Om stigen ska ha lampor eller om det räcker att gå runt.',
      },
      {
        name: 'Föräldrar och grannar',
        top: [
          { place: 'park-dark-path', words: 'Några låga lampor räcker.' },
          { place: 'broken-lamps', words: 'Felanmält flera gånger.' },
          { place: 'park-bushes', words: 'Gallra, men behåll träden.' },
        ],
        agreed: 'Parken är fin och ska användas, också på kvällen.',
        dissent: 'Hur mycket som ska klippas: några är rädda om fåglarnas bon.',
      },
    ],
    reworded: {},
    unread: 4,
    actionsDay: 3,
    actions: [
      {
        title: 'Laga de tre släckta lyktorna på skolvägen',
        about: { near: 'broken-lamps' },
        ofArea: true,
        type: 'light',
        cause: 'Felet sitter i kabeln och inte i lamporna, därför hjälpte inte felanmälningarna.',
        assetOwner: streets,
        responsible: 'Driftledare, gata och park',
        decision: 'do',
        horizon: 'P1',
        deadlineDay: 10,
        costBand: 'under_100',
        externalReference: 'Felanmälan FA-131',
        moves: [['ordered', 5]],
      },
      {
        title: 'Låga lampor längs stigen i Fyrparken',
        about: { near: 'park-dark-path' },
        ofArea: true,
        type: 'light',
        assetOwner: streets,
        responsible: 'Parkchef, gata och park',
        decision: null,
        costBand: 'under_1000',
        moves: [['assessed', 8]],
      },
      {
        title: 'Gallra buskarna vid hörnet i Fyrparken',
        about: { near: 'park-bushes', categories: ['sightline'] },
        type: 'vegetation',
        assetOwner: streets,
        responsible: 'Parkförman, gata och park',
        decision: null,
      },
      {
        title: 'Laga den trasiga bänken',
        about: { categories: ['care/broken_furniture'] },
        type: 'repair',
        assetOwner: streets,
        responsible: 'Parkförman, gata och park',
        decision: 'do',
        horizon: 'P2',
        deadlineDay: 33,
        costBand: 'under_10',
        moves: [['planned', 6]],
      },
    ],
    protocol: {
      draftedDay: 7,
      registerNumber: 'KS 0131',
      notes: 'Eleverna gick i en egen grupp tillsammans med två lärare.',
    },
  },
};
