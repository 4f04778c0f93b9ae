import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProtocolDocument } from '../../../domain/protocol/document-model.ts';

/** The rows in the order of the recommended columns. The number of a row opens it for editing. */
export function ProtocolTable({
  document,
  onEdit,
}: {
  document: ProtocolDocument;
  onEdit: ((no: string) => void) | undefined;
}): ReactNode {
  const { t } = useTranslation('protocol');
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by the keyboard
    <section className="protocol-scroll" aria-label={t('rows.table')} tabIndex={0}>
      <table className="protocol-table">
        <thead>
          <tr>
            {document.columns.map(({ id, label }) => (
              <th key={id} scope="col" data-column={id}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {document.rows.map(({ no, cells, isPositive }) => (
            <tr key={no} data-positive={isPositive || undefined}>
              {document.columns.map(({ id }) =>
                id === 'no' ? (
                  <th key={id} scope="row" data-column={id}>
                    {onEdit === undefined ? (
                      no
                    ) : (
                      <button type="button" aria-label={t('rows.edit', { no })} onClick={() => onEdit(no)}>
                        {no}
                      </button>
                    )}
                  </th>
                ) : (
                  <td key={id} data-column={id}>
                    {cells[id].map((line, index) => (
                      // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a cell have no other name
                      <span key={index} className="protocol-line" dir="auto">
                        {line}
                      </span>
                    ))}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
