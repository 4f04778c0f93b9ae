import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../../i18n/format.ts';
import { currentLanguage } from '../../../i18n/start-i18n.ts';
import { wordsFromServer } from '../words-from-server.ts';
import type { ImportPreviewView } from './send-import-file.ts';

/** The first rows as they would be understood, as text. */
export interface FirstRows {
  heads: readonly string[];
  rows: readonly (readonly string[])[];
}

const refusedShown = 20;

/** How a file would be understood: counts, the first rows, what was noticed and what would be refused. */
export function ImportPreview({
  preview,
  firstRows,
}: {
  preview: ImportPreviewView;
  firstRows: FirstRows;
}): ReactNode {
  const { t } = useTranslation('import');
  const language = currentLanguage();
  const number = (value: number) => formatNumber(value, language);
  return (
    <section className="import-preview" aria-live="polite">
      <p>
        {t('counts', {
          good: number(preview.good),
          rows: number(preview.rows),
          refused: number(preview.refused),
          duplicates: number(preview.duplicates),
        })}
      </p>
      {firstRows.rows.length > 0 && (
        <div className="import-scroll">
          <table>
            <caption>{t('firstRows')}</caption>
            <thead>
              <tr>
                {firstRows.heads.map((head) => (
                  <th key={head} scope="col">
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {firstRows.rows.map((cells, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: rows of a file have no other name
                <tr key={index}>
                  {cells.map((cell, column) => (
                    <td key={firstRows.heads[column]} data-head={firstRows.heads[column]}>
                      {cell}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {preview.notes.length > 0 && (
        <details open>
          <summary>{t('notes')}</summary>
          <ul>
            {preview.notes.map((note) => (
              <li key={note.sv}>{wordsFromServer(note)}</li>
            ))}
          </ul>
        </details>
      )}
      {preview.refusedRows.length > 0 && (
        <details>
          <summary>{t('wouldRefuse', { count: preview.refused })}</summary>
          <RefusedRows rows={preview.refusedRows} total={preview.refused} />
        </details>
      )}
    </section>
  );
}

/** The first refused rows with the reason for each. */
export function RefusedRows({
  rows,
  total,
}: {
  rows: ImportPreviewView['refusedRows'];
  total: number;
}): ReactNode {
  const { t } = useTranslation('import');
  const language = currentLanguage();
  return (
    <ul className="import-refused">
      {rows.slice(0, refusedShown).map(({ line, reason }) => (
        <li key={line}>{t('line', { line, reason: wordsFromServer(reason) })}</li>
      ))}
      {total > refusedShown && (
        <li>{t('moreRefused', { number: formatNumber(total - refusedShown, language) })}</li>
      )}
    </ul>
  );
}
