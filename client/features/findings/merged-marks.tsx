import { Undo2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatTime } from '../../i18n/format.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';
import { deviceIds } from '../../offline/device-clock.ts';
import type { AuthorKey } from '../../offline/local-db.ts';
import { queryClient } from '../../state/query-client.ts';
import type { FindingView } from '../../state/wire.ts';
import { Button } from '../../ui/button.tsx';
import { FaultNotice } from '../../ui/fault-notice.tsx';
import { useWalkWrite } from '../../ui/leading/use-walk-write.ts';
import type { ColumnWords } from './findings-columns.tsx';
import { unmergeChange } from './merge-changes.ts';

/** What was merged into this mark, when and why, and the way back. */
export function MergedMarks({
  merged,
  words,
  author,
}: {
  /** At least one. */
  merged: readonly FindingView[];
  words: ColumnWords;
  author: AuthorKey;
}): ReactNode {
  const { t } = useTranslation('findings');
  const write = useWalkWrite(author, merged[0]?.properties.walkId ?? '');
  const undo = async (finding: FindingView): Promise<void> => {
    await write.run([unmergeChange(finding, deviceIds)], t('merged.undone'));
    await queryClient.invalidateQueries({ queryKey: ['findings'] });
  };
  return (
    <section className="desk-section">
      <h2>{t('merged.title', { count: merged.length })}</h2>
      <ul className="finding-likely">
        {merged.map((finding) => {
          const last = finding.properties.mergedLog.findLast(({ into }) => into !== null);
          return (
            <li key={finding.id}>
              <span>
                <b>{words.textOf(finding, 'category')}</b>
                {finding.properties.text !== null && <span dir="auto">{finding.properties.text}</span>}
                {last !== undefined && (
                  <span className="desk-quiet">
                    {t('merged.at', { when: formatTime(last.at, currentLanguage(), new Date(0)) })}
                    {last.reason !== null && ` · ${last.reason}`}
                  </span>
                )}
              </span>
              <Button
                look="quiet"
                icon={Undo2}
                disabled={write.busy}
                onClick={() => {
                  undo(finding).catch((fault: unknown) => console.error('it was not undone', fault));
                }}
              >
                {t('merged.undo')}
              </Button>
            </li>
          );
        })}
      </ul>
      <FaultNotice fault={write.fault} />
    </section>
  );
}
