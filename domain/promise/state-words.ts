import type { NotCounted } from './evidence.ts';
import type { ItemStateName } from './follow-up.ts';
import { type PeriodCount, paceNeeded } from './item-periods.ts';
import type { PromiseItemProperties } from './promise-item.ts';
import { pickWords } from './promise-words.ts';

/** A sentence for people, in both languages; the same on screens, pages and in documents. */
export interface StateWords {
  sv: string;
  en: string;
}

interface Facts {
  state: ItemStateName;
  count: number;
  target: number | null;
  expectedByNow: number | null;
  periods: readonly PeriodCount[];
  notCounted: readonly { why: NotCounted }[];
}

type Item = Pick<PromiseItemProperties, 'measure' | 'window' | 'unit' | 'withdrawn' | 'added'>;

/** Why the item is in its state; the first sentence says the most. */
export function wordsOfState(item: Item, facts: Facts, asOf: string): StateWords[] {
  return [...ofState(item, facts, asOf), ...ofNotCounted(facts), ...ofAdded(item)];
}

function ofState(item: Item, facts: Facts, asOf: string): StateWords[] {
  const { window, withdrawn } = item;
  switch (facts.state) {
    case 'withdrawn':
      return withdrawn === null
        ? []
        : [
            {
              sv: `Drogs tillbaka ${withdrawn.on}: ${withdrawn.reason}`,
              en: `Withdrawn on ${withdrawn.on}: ${withdrawn.reason}`,
            },
          ];
    case 'not-started':
      return [{ sv: `Perioden börjar ${window.from}.`, en: `The period begins on ${window.from}.` }];
    case 'no-evidence':
      return [
        { sv: 'Inget som räknas är registrerat.', en: 'Nothing that counts has been recorded.' },
        ...(asOf > window.to
          ? [
              {
                sv: `Perioden tog slut ${window.to}. Det går därför inte att säga om löftet hölls.`,
                en: `The period ended on ${window.to}, so it cannot be told whether the promise was kept.`,
              },
            ]
          : []),
      ];
    case 'not-measurable':
      return [
        {
          sv: `Parterna har inte satt något tal. Registrerat hittills: ${counted(item, facts.count, 'sv')}.`,
          en: `The parties have set no number. Recorded so far: ${counted(item, facts.count, 'en')}.`,
        },
      ];
    default:
      return ofNumbers(item, facts, asOf);
  }
}

/** What was not in the promise from the start says so wherever it is read. */
function ofAdded({ added }: Item): StateWords[] {
  if (added === null) return [];
  return [
    {
      sv: `Lades till i löftet ${added.on}: ${added.reason}`,
      en: `Added to the promise on ${added.on}: ${added.reason}`,
    },
  ];
}

function counted({ unit }: Item, count: number, language: 'sv' | 'en'): string {
  return unit === null ? String(count) : `${count} ${pickWords(unit, language)}`;
}

function ofTarget({ unit }: Item, facts: Facts): StateWords {
  const named = (language: 'sv' | 'en') => (unit === null ? '' : ` ${pickWords(unit, language)}`);
  return {
    sv: `${facts.count} av ${facts.target}${named('sv')}.`,
    en: `${facts.count} of ${facts.target}${named('en')}.`,
  };
}

function ofNumbers(item: Item, facts: Facts, asOf: string): StateWords[] {
  const sentences = [ofTarget(item, facts)];
  const { measure, window } = item;
  if (facts.state === 'fulfilled')
    return [...sentences, { sv: 'Målet är nått.', en: 'The target is reached.' }];
  const short = facts.periods.filter(({ label, ended, count, target }) => label && ended && count < target);
  if (measure === 'recurrence')
    for (const { label, count, target } of short)
      sentences.push({
        sv: `${label}: ${count} av ${target}, och året är slut.`,
        en: `${label}: ${count} of ${target}, and the year is over.`,
      });
  if (measure === 'dosage') {
    const ended = facts.periods.filter((one) => one.ended).length;
    sentences.push({
      sv: `${ended - short.length} av ${ended} avslutade månader nådde sitt tal.`,
      en: `${ended - short.length} of ${ended} ended months reached their number.`,
    });
  }
  if (facts.state === 'not-fulfilled' && asOf > window.to)
    return [...sentences, { sv: `Perioden tog slut ${window.to}.`, en: `The period ended on ${window.to}.` }];
  if (measure === 'milestone' || measure === 'activity')
    return [...sentences, { sv: `Ska vara klart ${window.to}.`, en: `To be done by ${window.to}.` }];
  if (measure === 'dosage' || facts.state === 'not-fulfilled') return sentences;
  return [...sentences, ...ofLine(facts, asOf)];
}

function ofLine(facts: Facts, asOf: string): StateWords[] {
  const current = facts.periods.find(({ ended, from }) => !ended && from <= asOf);
  const line: StateWords = {
    sv: `Med jämn takt skulle det vara ${facts.expectedByNow} nu.`,
    en: `At an even pace it would be ${facts.expectedByNow} by now.`,
  };
  if (facts.state === 'on-track' || current === undefined) return [line];
  const pace = paceNeeded(current, asOf);
  if (!Number.isFinite(pace)) return [line];
  const ratio = pace.toFixed(1);
  return [
    line,
    {
      sv: `Resten behöver gå ${ratio.replace('.', ',')} gånger så fort som planerat.`,
      en: `The rest must go ${ratio} times as fast as planned.`,
    },
  ];
}

function ofNotCounted({ notCounted }: Facts): StateWords[] {
  const partly = notCounted.filter(({ why }) => why === 'month-partly-outside').length;
  const outside = notCounted.filter(({ why }) => why === 'before-window' || why === 'after-window').length;
  return [
    ...(outside === 0
      ? []
      : [
          {
            sv: `${outside} underlag utanför perioden räknas inte.`,
            en: `${outside} ${outside === 1 ? 'piece' : 'pieces'} of evidence outside the period do not count.`,
          },
        ]),
    ...(partly === 0
      ? []
      : [
          {
            sv: `${partly} ${partly === 1 ? 'månad som bara delvis ligger' : 'månader som bara delvis ligger'} i perioden räknas inte.`,
            en: `${partly} ${partly === 1 ? 'month' : 'months'} only partly in the period ${partly === 1 ? 'does' : 'do'} not count.`,
          },
        ]),
  ];
}
