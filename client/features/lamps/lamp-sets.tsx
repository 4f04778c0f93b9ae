import { Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDate, formatNumber } from '../../i18n/format.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';
import type { LampsView } from '../../state/lamp-queries.ts';
import { Button } from '../../ui/button.tsx';
import { wordsFromServer } from '../../ui/staff/words-from-server.ts';

/** Where the lamps come from: the register that is in use, how it was understood, and those before it. */
export function LampSets({
  sets,
  onWithdraw,
}: {
  sets: LampsView['sets'];
  /** Left out for whoever may not. */
  onWithdraw: ((lampSetId: string) => void) | undefined;
}): ReactNode {
  const { t } = useTranslation('lamps');
  const language = currentLanguage();
  const number = (value: number) => formatNumber(value, language);
  const told = ({
    name,
    importedAt,
    lamps,
    broken,
    refused,
  }: LampsView['sets'][number]['versions'][number]) =>
    t('sets.file', {
      name,
      date: formatDate(importedAt, language),
      lamps: number(lamps),
      broken: number(broken),
      refused: number(refused),
    });
  return (
    <section className="desk-section" aria-labelledby="lamp-sets-title">
      <h2 id="lamp-sets-title">{t('sets.title')}</h2>
      {sets.map(({ id, organisation, versions: [current, ...earlier] }) => (
        <div key={id} className="lamp-set">
          <h3>{organisation ?? t('sets.nobody')}</h3>
          {current !== undefined && (
            <>
              <p>
                <b>{t('sets.current')}</b>
                <br />
                {told(current)}
              </p>
              {current.source === 'openstreetmap' && <p className="desk-quiet">{t('sets.openstreetmap')}</p>}
              {current.notes.map((note) => (
                <p key={note.sv} className="desk-quiet">
                  {wordsFromServer(note)}
                </p>
              ))}
            </>
          )}
          {earlier.length > 0 && (
            <details>
              <summary>{t('sets.earlier', { count: earlier.length })}</summary>
              {earlier.map((version) => (
                <p key={version.importedAt} className="desk-quiet">
                  {told(version)}
                </p>
              ))}
            </details>
          )}
          {onWithdraw !== undefined && (
            <Button look="danger" icon={Trash2} onClick={() => onWithdraw(id)}>
              {t('sets.withdraw')}
            </Button>
          )}
        </div>
      ))}
    </section>
  );
}
