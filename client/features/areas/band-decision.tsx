import { PenLine, Undo2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatTime } from '../../i18n/format.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';
import type { AuthorKey } from '../../offline/local-db.ts';
import type { AreaView } from '../../state/wire.ts';
import { Button } from '../../ui/button.tsx';
import { BandDialog } from './band-dialog.tsx';
import { useAreaWrite } from './use-area-write.ts';

/** What people decided about the area's band: who, when, from what to what and why; and deciding anew. */
export function BandDecision({ area, author }: { area: AreaView; author: AuthorKey }): ReactNode {
  const { t } = useTranslation(['areas', 'desk']);
  const language = currentLanguage();
  const [dialog, setDialog] = useState<'decide' | 'restore'>();
  const write = useAreaWrite(author);
  const { override, bandLog } = area.properties;
  return (
    <div className="desk-section">
      <p className="areas-buttons">
        <Button icon={PenLine} onClick={() => setDialog('decide')}>
          {t('band.open')}
        </Button>
        {override !== null && (
          <Button icon={Undo2} look="quiet" onClick={() => setDialog('restore')}>
            {t('band.restoreOpen')}
          </Button>
        )}
      </p>
      {bandLog.length > 0 && (
        <details className="areas-log">
          <summary>{t('band.log', { count: bandLog.length })}</summary>
          <ol>
            {bandLog.toReversed().map((step) => (
              <li key={step.at + step.reason}>
                <b>
                  {t(step.restored ? 'band.stepBack' : 'band.step', {
                    from: t(`desk:band.${step.from}`),
                    to: t(`desk:band.${step.to}`),
                  })}
                </b>
                <span dir="auto">{step.reason}</span>
                <span className="desk-quiet">
                  {t('band.by', {
                    name: step.byName ?? t('band.someone'),
                    time: formatTime(step.at, language, new Date()),
                  })}
                </span>
              </li>
            ))}
          </ol>
        </details>
      )}
      {dialog !== undefined && (
        <BandDialog
          area={area}
          restoring={dialog === 'restore'}
          write={write}
          onClose={() => setDialog(undefined)}
        />
      )}
    </div>
  );
}
