import { Merge } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { deviceIds } from '../../offline/device-clock.ts';
import type { AuthorKey } from '../../offline/local-db.ts';
import { queryClient } from '../../state/query-client.ts';
import { saidOrNull } from '../../state/said-or-null.ts';
import type { FindingView } from '../../state/wire.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FaultNotice } from '../../ui/fault-notice.tsx';
import { TextField } from '../../ui/field.tsx';
import { useWalkWrite } from '../../ui/leading/use-walk-write.ts';
import type { ColumnWords } from './findings-columns.tsx';
import { mergeChanges } from './merge-changes.ts';

/** Which of the marks stands for all of them. Every mark and every voice stays; it can be undone. */
export function MergeDialog({
  chosen,
  mergedInto,
  words,
  author,
  onClose,
  onDone,
}: {
  /** Of one walk, at least two. */
  chosen: readonly FindingView[];
  mergedInto: ReadonlyMap<string, readonly FindingView[]>;
  words: ColumnWords;
  author: AuthorKey;
  onClose: () => void;
  onDone: (staysId: string) => void;
}): ReactNode {
  const { t } = useTranslation('findings');
  const [staysId, setStaysId] = useState(chosen[0]?.id ?? '');
  const [reason, setReason] = useState('');
  const write = useWalkWrite(author, chosen[0]?.properties.walkId ?? '');

  const merge = async (): Promise<void> => {
    const said = saidOrNull(reason);
    const changes = mergeChanges(chosen, staysId, { mergedInto, reason: said }, deviceIds);
    const safe = await write.run(changes, t('merge.done', { count: chosen.length }));
    await queryClient.invalidateQueries({ queryKey: ['findings'] });
    if (safe) onDone(staysId);
  };

  return (
    <Dialog title={t('merge.title', { count: chosen.length })} onClose={onClose}>
      <form
        className="finding-merge"
        onSubmit={(event) => {
          event.preventDefault();
          merge().catch((fault: unknown) => console.error('the marks were not merged', fault));
        }}
      >
        <p>{t('merge.lead')}</p>
        <fieldset>
          <legend>{t('merge.stays')}</legend>
          {chosen.map((finding) => (
            <label key={finding.id}>
              <input
                type="radio"
                name="stays"
                checked={finding.id === staysId}
                onChange={() => setStaysId(finding.id)}
              />
              <span>
                <b>{words.textOf(finding, 'category')}</b>
                <span className="desk-quiet">
                  {[words.textOf(finding, 'severity'), words.textOf(finding, 'recordedAt')]
                    .filter((text) => text !== '')
                    .join(' · ')}
                </span>
                {finding.properties.text !== null && <span dir="auto">{finding.properties.text}</span>}
              </span>
            </label>
          ))}
        </fieldset>
        <TextField
          label={t('merge.reason')}
          maxLength={300}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <FaultNotice fault={write.fault} />
        <Button type="submit" look="primary" icon={Merge} wide disabled={write.busy}>
          {t('merge.do')}
        </Button>
      </form>
    </Dialog>
  );
}
