import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { pickText } from '../../../domain/localized.ts';
import { formatTime } from '../../i18n/format.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';
import { useCatalogue } from '../../state/staff-queries.ts';
import type { FindingView } from '../../state/wire.ts';
import { SeverityMark } from '../../ui/severity-mark.tsx';

/** The marks of an area, the strongest first. */
export function AreaFindings({
  findings,
  total,
  onSelect,
}: {
  findings: readonly FindingView[];
  total: number;
  onSelect: (finding: FindingView) => void;
}): ReactNode {
  const { t } = useTranslation(['areas', 'desk']);
  const known = useCatalogue();
  const language = currentLanguage();
  return (
    <details className="desk-section area-findings">
      <summary>{t('findings', { count: total })}</summary>
      <ul>
        {findings.map((finding) => {
          const { category, severity, polarity, text, recordedAt } = finding.properties;
          const label = known?.catalogue.find(category)?.label;
          return (
            <li key={finding.id}>
              <button type="button" onClick={() => onSelect(finding)}>
                {severity !== null && <SeverityMark severity={severity} />}
                <span>
                  <b>{label === undefined ? category : pickText(label, language)}</b>
                  <span className="visually-hidden">
                    {severity === null ? t(`desk:polarity.${polarity}`) : t(`desk:severity.${severity}`)}
                  </span>
                  {text !== null && <span dir="auto">{text}</span>}
                  <span className="desk-quiet">{formatTime(recordedAt, language, new Date())}</span>
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </details>
  );
}
