import { Copy, Printer } from 'lucide-react';
import { type ReactNode, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { formatTime } from '../../i18n/format.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';
import type { WalkView } from '../../state/record-views.ts';
import { showToast } from '../../state/toast.ts';
import { Button } from '../../ui/button.tsx';
import { QrCode } from '../../ui/qr-code.tsx';
import './join-poster.css';

/** The way into a walk: code to read aloud, QR to point at, link to send; on paper a page of its own. */
export function JoinPoster({
  walk,
  code,
  isSurvey = false,
}: {
  walk: WalkView;
  code: string;
  /** The way into the survey before the walk instead. */
  isSurvey?: boolean;
}): ReactNode {
  const { t } = useTranslation(['walks', 'plan']);
  const poster = useRef<HTMLElement>(null);
  const titleId = useId();
  const language = currentLanguage();
  const link = `${window.location.origin}/j/${code}`;
  const { name, plannedStartAt, meetingPoint, joinCodeExpiresAt, survey } = walk.properties;
  const copy = (): void => {
    navigator.clipboard.writeText(link).then(
      () => showToast(t('walks:poster.copied')),
      () => showToast(t('walks:poster.copyFailed')),
    );
  };
  const print = (): void => {
    // A page may hold two posters; only the one that is asked for goes on paper.
    poster.current?.setAttribute('data-printing', '');
    window.print();
    poster.current?.removeAttribute('data-printing');
  };
  return (
    <section ref={poster} className="join-poster" aria-labelledby={titleId}>
      <h2 id={titleId}>{t(isSurvey ? 'plan:survey.posterTitle' : 'walks:poster.title')}</h2>
      <div className="join-poster-paper">
        <p className="join-poster-name">{name}</p>
        {isSurvey && survey !== null && (
          <p className="join-poster-when">
            {t('plan:survey.posterWords', {
              to: formatTime(survey.closesAt, language, new Date(0)),
            })}
          </p>
        )}
        {!isSurvey && plannedStartAt !== null && (
          <p className="join-poster-when">
            {formatTime(plannedStartAt, language, new Date(0))}
            {meetingPoint !== null && ` · ${meetingPoint}`}
          </p>
        )}
        <QrCode text={link} label={t('walks:poster.qr', { link })} />
        <p className="join-poster-code">
          <span className="desk-quiet">{t('walks:poster.code')}</span>
          <b>
            {code.slice(0, 3)} {code.slice(3)}
          </b>
        </p>
        <p className="join-poster-link">{link.replace(/^https?:\/\//, '')}</p>
      </div>
      <div className="join-poster-actions">
        <Button icon={Copy} onClick={copy}>
          {t('walks:poster.copy')}
        </Button>
        <Button icon={Printer} onClick={print}>
          {t('walks:poster.print')}
        </Button>
      </div>
      {!isSurvey && joinCodeExpiresAt !== undefined && joinCodeExpiresAt !== null && (
        <p className="desk-quiet">
          {t('walks:poster.expires', { time: formatTime(joinCodeExpiresAt, language, new Date(0)) })}
        </p>
      )}
    </section>
  );
}
