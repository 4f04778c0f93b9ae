import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatTime } from '../../i18n/format.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';
import type { CheckpointView } from '../../state/record-views.ts';
import type { WalkPerson } from '../../ui/leading/walk-people.ts';

/** Who has joined, by number only, and the stops of the walk. */
export function PeopleList({
  people,
  stops,
}: {
  people: readonly WalkPerson[];
  stops: readonly CheckpointView[];
}): ReactNode {
  const { t } = useTranslation('walks');
  const language = currentLanguage();
  const now = new Date();
  return (
    <>
      <section className="desk-section" aria-labelledby="people-title">
        <h2 id="people-title">{t('people.title', { count: people.length })}</h2>
        {people.length === 0 ? (
          <p className="desk-quiet">{t('people.none')}</p>
        ) : (
          <table className="people-table">
            <thead>
              <tr>
                <th scope="col">{t('people.who')}</th>
                <th scope="col">{t('people.marks')}</th>
                <th scope="col">{t('people.last')}</th>
              </tr>
            </thead>
            <tbody>
              {people.map(({ id, number, marks, lastAt }) => (
                <tr key={id}>
                  <th scope="row">{t('people.number', { number })}</th>
                  <td>{marks}</td>
                  <td>{formatTime(lastAt, language, now)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </section>
      {stops.length > 0 && (
        <section className="desk-section" aria-labelledby="stops-title">
          <h2 id="stops-title">{t('stops.titleCount', { count: stops.length })}</h2>
          <ol className="walk-detail-stops">
            {stops.map(({ id, properties }, index) => (
              <li key={id}>
                <span className="stop-number" aria-hidden="true">
                  {index + 1}
                </span>
                {properties.name}
              </li>
            ))}
          </ol>
        </section>
      )}
    </>
  );
}
