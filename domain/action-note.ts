import type { Action } from './action.ts';

/** Of an action what a note to somebody else tells; no words of participants, and nothing of who they are. */
type NotedFacts = Pick<
  Action['properties'],
  'title' | 'cause' | 'type' | 'responsible' | 'decision' | 'reason' | 'deadline' | 'externalReference'
>;

export interface NoteSetting {
  walkName: string;
  municipality: string;
  /** Where the action is read, for those who may sign in. */
  link: string;
  /** [lng, lat]; null for an action without a place. */
  position: readonly [number, number] | null;
  language: 'sv' | 'en';
  /** What the sender adds in their own words. */
  message: string | null;
}

const words = {
  sv: {
    subject: (title: string) => `Åtgärd från trygghetsvandring: ${title}`,
    greeting: 'Hej!',
    intro: (municipality: string, walk: string) =>
      `${municipality} har gått trygghetsvandringen ”${walk}”. En åtgärd rör er:`,
    cause: 'Orsak',
    responsible: 'Ansvarig funktion',
    decision: 'Beslut',
    decided: {
      do: 'ska göras',
      investigate: 'ska utredas',
      refer: 'lämnas vidare till er',
      decline: 'görs inte',
    },
    reason: 'Skäl',
    deadline: 'Klar senast',
    place: 'Plats (WGS84)',
    reference: 'Ert ärendenummer',
    link: 'Läs mer och följ åtgärden',
    end: 'Svara på det här brevet när ni har tittat på det.',
  },
  en: {
    subject: (title: string) => `Action from a safety walk: ${title}`,
    greeting: 'Hello,',
    intro: (municipality: string, walk: string) =>
      `${municipality} has walked the safety walk “${walk}”. One action concerns you:`,
    cause: 'Cause',
    responsible: 'Responsible function',
    decision: 'Decision',
    decided: {
      do: 'will be done',
      investigate: 'will be investigated',
      refer: 'is passed on to you',
      decline: 'will not be done',
    },
    reason: 'Reason',
    deadline: 'Done by',
    place: 'Place (WGS84)',
    reference: 'Your reference',
    link: 'Read more and follow the action',
    end: 'Please answer this message when you have looked at it.',
  },
} as const;

/** The note in words: the same text whether it is sent by us or copied. */
export function actionNote(action: NotedFacts, setting: NoteSetting): { subject: string; text: string } {
  const say = words[setting.language];
  const { title, decision, position } = { ...action, ...setting };
  const facts = [
    [say.cause, action.cause],
    [say.responsible, action.responsible],
    [say.decision, decision === null ? null : say.decided[decision]],
    [say.reason, action.reason],
    [say.deadline, action.deadline],
    [say.place, position === null ? null : `${position[1].toFixed(5)}, ${position[0].toFixed(5)}`],
    [say.reference, action.externalReference],
    [say.link, setting.link],
  ]
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `${name}: ${value}`);
  const paragraphs = [
    say.greeting,
    say.intro(setting.municipality, setting.walkName),
    [title, ...facts].join('\n'),
    ...(setting.message === null ? [] : [setting.message]),
    say.end,
    setting.municipality,
  ];
  return { subject: say.subject(title.replace(/\s+/g, ' ')), text: paragraphs.join('\n\n') };
}
