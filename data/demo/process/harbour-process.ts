import type { WalkProcess } from './walk-process.ts';

/** The walk of today: everything before it is done, and the third meeting has its day. */
export const harbourProcess: WalkProcess = {
  preparation: {
    knownDay: -14,
    invitedDay: -12,
    firstMeeting: { day: -4, place: 'Hamnmagasinet, övre salen' },
    thirdMeeting: { day: 35, place: 'Hamnmagasinet, övre salen' },
    fields: {
      abbreviation: 'HG',
      origin: 'Kommunen planerar om kajen och vill höra dem som använder den.',
      promise: 'Kajen ska vara en plats för alla, hela året.',
      accessibilityNote: 'Kullersten mellan torget och kajen. En slät väg finns längs Hamngatan.',
      lightNote: 'Marinan är mörk. Håll ihop på bryggan.',
      backupNote: 'Vid kuling går vi inte ut på bryggan.',
      roles: [
        { role: 'walk_leader', holder: 'Trygghetssamordnare, Lyktehamns kommun' },
        { role: 'note_taker', holder: 'Planarkitekt, Lyktehamns kommun' },
        { role: 'timekeeper', holder: 'Hamnvärd, Lyktehamns hamn' },
        { role: 'asset_owner_rep', holder: 'Hamnchef, Lyktehamns hamn' },
      ],
      organisations: [
        { name: 'Lyktehamns hamn', kind: 'municipality', required: true, answer: 'coming' },
        { name: 'Polisen Lyktehamn', kind: 'police', required: false, answer: 'coming' },
        { name: 'Båtklubben Lyktan', kind: 'other', required: false, answer: 'coming' },
      ],
    },
  },
};
