import { Copy, Printer } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatTime } from '../../i18n/format.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';
import type { WalkView } from '../../state/record-views.ts';
import { showToast } from '../../state/toast.ts';
import { Button } from '../../ui/button.tsx';
import { QrCode } from '../../ui/qr-code.tsx';
import './join-poster.css';

/** The way into a walk: code to read aloud, QR to point at, link to send; on paper a page of its own. */
export function JoinPoster({ walk, code }: { walk: WalkView; code: string }): ReactNode {
  const { t } = useTranslation('walks');
  const language = currentLanguage();
  const link = `${window.location.origin}/j/${code}`;
  const { name, plannedStartAt, meetingPoint, joinCodeExpiresAt } = walk.properties;
  const copy = (): void => {
    navigator.clipboard.writeText(link).then(
      () => showToast(t('poster.copied')),
      () => showToast(t('poster.copyFailed')),
    );
  };
  return (
    <section className="join-poster" aria-labelledby="join-poster-title">
      <h2 id="join-poster-title">{t('poster.title')}</h2>
      <div className="join-poster-paper">
        <p className="join-poster-name">{name}</p>
        {plannedStartAt !== null && (
          <p className="join-poster-when">
            {formatTime(plannedStartAt, language, new Date(0))}
            {meetingPoint !== null && ` · ${meetingPoint}`}
          </p>
        )}
        <QrCode text={link} label={t('poster.qr', { link })} />
        <p className="join-poster-code">
          <span className="desk-quiet">{t('poster.code')}</span>
          <b>
            {code.slice(0, 3)} {code.slice(3)}
          </b>
        </p>
        <p className="join-poster-link">{link.replace(/^https?:\/\//, '')}</p>
      </div>
      <div className="join-poster-actions">
        <Button icon={Copy} onClick={copy}>
          {t('poster.copy')}
        </Button>
        <Button icon={Printer} onClick={() => window.print()}>
          {t('poster.print')}
        </Button>
      </div>
      {joinCodeExpiresAt !== undefined && joinCodeExpiresAt !== null && (
        <p className="desk-quiet">
          {t('poster.expires', { time: formatTime(joinCodeExpiresAt, language, new Date(0)) })}
        </p>
      )}
    </section>
  );
}
