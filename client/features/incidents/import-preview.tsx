import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../i18n/format.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';
import type { IncidentPreview } from './send-incident-file.ts';

/** How a file would be understood: counts, the first rows, what was noticed and what would be refused. */
export function ImportPreview({ preview }: { preview: IncidentPreview }): ReactNode {
  const { t } = useTranslation('incidents');
  const language = currentLanguage();
  const number = (value: number) => formatNumber(value, language);
  return (
    <section className="import-preview" aria-live="polite">
      <p>
        {t('import.counts', {
          good: number(preview.good),
          rows: number(preview.rows),
          refused: number(preview.refused),
          duplicates: number(preview.duplicates),
        })}
      </p>
      {preview.firstRows.length > 0 && (
        <table>
          <caption>{t('import.firstRows')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('import.field.occurredAt')}</th>
              <th scope="col">{t('import.field.type')}</th>
              <th scope="col">{t('import.place')}</th>
            </tr>
          </thead>
          <tbody>
            {preview.firstRows.slice(0, 5).map(({ position, occurredAt, hour, type }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows of a file have no other name
              <tr key={index}>
                <td>
                  {occurredAt?.slice(0, 10) ?? '–'}
                  {hour === null ? '' : ` ${t('import.hour', { hour: String(hour).padStart(2, '0') })}`}
                </td>
                <td>{type ?? '–'}</td>
                <td>{`${position[1].toFixed(5)}, ${position[0].toFixed(5)}`}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {preview.notes.length > 0 && (
        <details>
          <summary>{t('import.notes')}</summary>
          <ul lang="en">
            {preview.notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </details>
      )}
      {preview.refusedRows.length > 0 && (
        <details>
          <summary>{t('import.wouldRefuse', { count: preview.refused })}</summary>
          <ul className="import-refused">
            {preview.refusedRows.slice(0, 20).map(({ line, reason }) => (
              <li key={line}>{t('import.line', { line, reason })}</li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
