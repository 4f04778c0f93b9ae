import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { pickText } from '../../../domain/localized.ts';
import { formatTime } from '../../i18n/format.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';
import { useCatalogue } from '../../state/staff-queries.ts';
import type { FindingView } from '../../state/wire.ts';
import { Button } from '../button.tsx';
import { CategoryIcon } from '../category-icon.tsx';
import { SeverityMark } from '../severity-mark.tsx';
import './arrivals.css';
import type { WalkPerson } from './walk-people.ts';

const pageSize = 50;

/** What has arrived, newest first; new ones come by themselves. */
export function Arrivals({
  findings,
  people,
  selectedId,
  onSelect,
}: {
  findings: readonly FindingView[];
  people: readonly WalkPerson[];
  selectedId: string | undefined;
  onSelect: (finding: FindingView) => void;
}): ReactNode {
  const { t } = useTranslation(['walks', 'desk']);
  const known = useCatalogue();
  const language = currentLanguage();
  const [limit, setLimit] = useState(pageSize);
  const speakers = people.filter(({ marks }) => marks > 0).length;
  const numberOf = new Map(people.map(({ id, number }) => [id, number]));
  return (
    <section className="desk-section" aria-labelledby="arrivals-title">
      <h2 id="arrivals-title">{t('arrivals.title')}</h2>
      <p role="status" className="arrivals-count">
        {t('arrivals.count', { count: findings.length, speakers, joined: people.length })}
      </p>
      {findings.length === 0 && <p className="desk-quiet">{t('arrivals.none')}</p>}
      <ul className="arrivals">
        {findings.slice(0, limit).map((finding) => {
          const { category, severity, polarity, text, recordedAt, participantId } = finding.properties;
          const found = known?.catalogue.find(category);
          return (
            <li key={finding.id} id={`arrival-${finding.id}`}>
              <button
                type="button"
                aria-pressed={selectedId === finding.id}
                onClick={() => onSelect(finding)}
              >
                {severity !== null ? (
                  <SeverityMark severity={severity} />
                ) : (
                  <span className="arrivals-mark" data-polarity={polarity} aria-hidden="true">
                    {found !== undefined && <CategoryIcon icon={found.icon} size={20} />}
                  </span>
                )}
                <span className="arrivals-words">
                  <b>{found === undefined ? category : pickText(found.label, language)}</b>
                  <span className="visually-hidden">
                    {severity === null ? t(`desk:polarity.${polarity}`) : t(`desk:severity.${severity}`)}
                  </span>
                  {text !== null && <span dir="auto">{text}</span>}
                  <span className="desk-quiet">
                    {formatTime(recordedAt, language, new Date())}
                    {' · '}
                    {t('people.number', { number: numberOf.get(participantId) ?? '–' })}
                  </span>
                </span>
              </button>
            </li>
          );
        })}
      </ul>
      {findings.length > limit && (
        <Button onClick={() => setLimit(limit + pageSize)}>
          {t('arrivals.more', { shown: limit, total: findings.length })}
        </Button>
      )}
    </section>
  );
}
