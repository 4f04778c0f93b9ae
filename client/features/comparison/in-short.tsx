import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { WalkComparison } from '../../../domain/comparison/walk-comparison.ts';

type Compared = Extract<WalkComparison, { state: 'compared' }>;
const questions = ['marked', 'feeling', 'notAlone'] as const;

/** What can be said of all stops, before each of them: first the differences, then how much stays open. */
export function InShort({ comparison: { stops } }: { comparison: Compared }): ReactNode {
  const { t } = useTranslation('comparison');
  if (stops.length === 0) return null;
  const all = stops.flatMap((stop, index) =>
    questions.map((question) => ({
      key: `${stop.id} ${question}`,
      kind: stop[question].conclusion.kind,
      question,
      number: index + 1,
      name: stop.name,
    })),
  );
  const said = all.flatMap((one) =>
    one.kind === 'better' || one.kind === 'worse' ? [{ ...one, kind: one.kind }] : [],
  );
  const refused = all.filter(({ kind }) => kind === 'refused').length;
  const unclear = all.length - said.length - refused;
  return (
    <section className="comparison-short">
      <h2>{t('short.title')}</h2>
      <p>{t('short.said', { said: said.length, count: all.length })}</p>
      {said.length > 0 && (
        <ul>
          {said.map(({ key, kind, question, number, name }) => (
            <li key={key}>
              <b>{t('short.stop', { number, name })}</b> {t(`short.${kind}.${question}`)}
            </li>
          ))}
        </ul>
      )}
      <p className="comparison-quiet">{t('short.open', { unclear, refused })}</p>
    </section>
  );
}
