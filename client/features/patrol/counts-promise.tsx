import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { CountedActivityKind } from '../../../domain/patrol/counted-activity.ts';
import { type PromiseLine, promiseLine } from '../../../domain/patrol/promise-line.ts';
import { placeDay } from '../../../domain/place-time.ts';
import { pickWords } from '../../../domain/promise/promise-words.ts';
import { staffLanguage } from '../../i18n/languages.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';
import { deviceIds } from '../../offline/device-clock.ts';
import type { CountedActivityView } from '../../state/patrol-wire.ts';
import { TextField } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { usePatrolWords } from '../../ui/patrol/patrol-words.ts';
import { SelectField } from '../../ui/select-field.tsx';
import { PromiseDrawing } from './promise-drawing.tsx';
import { type CountedItem, useCountedItems } from './use-counted-items.ts';

type OnSet = (values: Readonly<Record<string, string>>) => void;

const isDay = (text: string | null): text is string => text !== null && /^\d{4}-\d{2}-\d{2}$/.test(text);
/** Instead of a promise's number and time one's own, as they stand in the address. */
const own = 'own';

/** What the line is drawn against: the number and the days. */
interface Measure {
  from: string;
  to: string;
  target: number | null;
}

function ownMeasure(search: URLSearchParams, today: string): Measure {
  const year = today.slice(0, 4);
  const [from, to] = [search.get('from'), search.get('to')];
  const wanted = Number(search.get('target'));
  return {
    from: isDay(from) ? from : `${year}-01-01`,
    to: isDay(to) ? to : `${year}-12-31`,
    target: Number.isInteger(wanted) && wanted > 0 ? wanted : null,
  };
}

/** The item of the address; where it names none, the one whose time it is now. */
function chosenItem(
  items: readonly CountedItem[],
  search: URLSearchParams,
  today: string,
): CountedItem | undefined {
  const asked = search.get('item');
  if (asked === own || (asked === null && (search.has('target') || search.has('from') || search.has('to'))))
    return undefined;
  const isNow = ({ item: { window } }: CountedItem) => window.from <= today && today <= window.to;
  return items.find(({ item }) => item.id === asked) ?? items.find(isNow) ?? items[0];
}

/** The days of what was noted by hand on the promise, one for each: what is logged here comes to these. */
function notedByHand({ evidence }: CountedItem['item']): string[] {
  return evidence
    .filter(({ source, notCounted }) => source === 'activity' && notCounted === null)
    .flatMap(({ when, amount }) => Array.from({ length: amount }, () => when));
}

/** The count against a straight line to the number of a promise, or to one's own. The choice stands in the address. */
export function CountsPromise({
  kind,
  counts,
  search,
  onSet,
}: {
  kind: CountedActivityKind;
  counts: readonly CountedActivityView[];
  search: URLSearchParams;
  onSet: OnSet;
}): ReactNode {
  const { t } = useTranslation('patrol');
  const today = placeDay(deviceIds.now().toISOString());
  const language = staffLanguage(currentLanguage());
  const items = useCountedItems(kind);
  const chosen = chosenItem(items, search, today);
  const dates = useMemo(() => {
    const logged = counts.map(({ properties }) => properties.date);
    return [...logged, ...(chosen === undefined ? [] : notedByHand(chosen.item))].sort();
  }, [counts, chosen]);
  const measure: Measure =
    chosen === undefined
      ? ownMeasure(search, today)
      : { ...chosen.item.window, target: chosen.item.wholeTarget };
  return (
    <section aria-label={t('promise.title')} className="patrol-plan">
      <h2>{t('promise.title')}</h2>
      {items.length > 0 && (
        <SelectField
          label={t('promise.which')}
          value={chosen?.item.id ?? own}
          choices={[
            ...items.map(({ item }) => ({ value: item.id, label: pickWords(item.text, language) })),
            { value: own, label: t('promise.own') },
          ]}
          onChange={(item) => onSet({ item, target: '', from: '', to: '' })}
        />
      )}
      {chosen === undefined && <OwnMeasure measure={measure} onSet={onSet} />}
      <Standing measure={measure} dates={dates} today={today} />
      {chosen !== undefined && (
        <p className="patrol-quiet">
          {t('promise.inPromise', {
            count: chosen.item.count,
            byHand: notedByHand(chosen.item).length,
          })}{' '}
          <Link href={`/promises/${chosen.promiseId}`}>{t('promise.open')}</Link>
        </p>
      )}
    </section>
  );
}

function OwnMeasure({ measure, onSet }: { measure: Measure; onSet: OnSet }): ReactNode {
  const { t } = useTranslation('patrol');
  return (
    <div className="patrol-tools">
      <TextField
        label={t('promise.target')}
        hint={t('promise.targetHint')}
        type="number"
        min={1}
        value={measure.target ?? ''}
        onChange={(event) => onSet({ item: own, target: event.target.value })}
      />
      <TextField
        label={t('dosage.from')}
        type="date"
        value={measure.from}
        onChange={(event) => onSet({ item: own, from: event.target.value })}
      />
      <TextField
        label={t('dosage.to')}
        type="date"
        value={measure.to}
        onChange={(event) => onSet({ item: own, to: event.target.value })}
      />
    </div>
  );
}

const tones: Readonly<Partial<Record<PromiseLine['state'], 'warning' | 'good'>>> = {
  ...{ behind: 'warning', missed: 'warning', reached: 'good' },
};

function Standing({
  measure,
  dates,
  today,
}: {
  measure: Measure;
  dates: readonly string[];
  today: string;
}): ReactNode {
  const { t } = useTranslation('patrol');
  const words = usePatrolWords();
  const { from, to, target } = measure;
  if (from > to)
    return (
      <Notice tone="warning">
        <p>{t('dosage.noPeriod')}</p>
      </Notice>
    );
  const { state, count, expected } = promiseLine(dates, { from, to, target, today });
  const days = { count, from: words.day(from), to: words.day(to) };
  return (
    <>
      <Notice tone={tones[state] ?? 'info'} title={t(`promise.state.${state}`)}>
        <p>
          {target === null
            ? t('promise.unquantified', days)
            : t('promise.counted', { ...days, target, expected: words.number(expected ?? 0, 1) })}
        </p>
      </Notice>
      <PromiseDrawing dates={dates} from={from} to={to} target={target} today={today} />
    </>
  );
}
