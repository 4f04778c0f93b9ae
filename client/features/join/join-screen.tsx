import { Footprints } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useParams } from 'wouter';
import { ProblemAnswer, Unreachable } from '../../api.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';
import { startPosition } from '../../state/position.ts';
import { Brand } from '../../ui/brand.tsx';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { DangerNotice } from '../../ui/danger-notice.tsx';
import { LanguageSwitch } from '../../ui/language-switch.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page, PageHeading } from '../../ui/page.tsx';
import './join-screen.css';

const loadJoining = () => import('./join-walk.ts');

/** What stopped the join, as the message that tells it. */
type Fault = {
  words: 'unknown' | 'expired' | 'surveyClosed' | 'tooMany' | 'unreachable' | 'storage' | 'other';
  seconds: number;
};

function faultOf(reason: unknown): Fault {
  const seconds = reason instanceof ProblemAnswer ? (reason.retryAfterSeconds ?? 60) : 0;
  if (reason instanceof Unreachable) return { words: 'unreachable', seconds };
  if (reason instanceof DOMException) return { words: 'storage', seconds };
  if (!(reason instanceof ProblemAnswer)) return { words: 'other', seconds };
  const { code } = reason.problem;
  if (code === 'unknown-code' || code === 'invalid-input') return { words: 'unknown', seconds };
  if (code === 'expired-code' || code === 'walk-closed') return { words: 'expired', seconds };
  if (code === 'survey-closed') return { words: 'surveyClosed', seconds };
  return { words: code === 'too-many-attempts' ? 'tooMany' : 'other', seconds };
}

const lines = ['walk', 'anonymous', 'seen', 'phone', 'leave'] as const;

export function JoinScreen(): ReactNode {
  const { t } = useTranslation('join');
  const { code = '' } = useParams<{ code: string }>();
  const [, navigate] = useLocation();
  const [joining, setJoining] = useState(false);
  const [fault, setFault] = useState<Fault>();
  const shownCode = code.toUpperCase();

  // Fetched while the person reads, so that the tap itself need not wait for it.
  useEffect(() => {
    loadJoining().catch(() => undefined);
  }, []);

  const join = async (): Promise<void> => {
    setJoining(true);
    setFault(undefined);
    try {
      const { joinWalk } = await loadJoining();
      await joinWalk(shownCode, currentLanguage());
      startPosition();
      navigate('/walk', { replace: true });
    } catch (reason) {
      setFault(faultOf(reason));
      setJoining(false);
    }
  };

  return (
    <Page>
      <header className="join-header">
        <Brand />
        <LanguageSwitch />
      </header>
      <div className="join-lead">
        <p className="join-code">{t('code', { code: shownCode })}</p>
        <PageHeading>{t('title')}</PageHeading>
      </div>
      <ul className="join-lines">
        {lines.map((line) => (
          <li key={line}>{t(`lines.${line}`)}</li>
        ))}
      </ul>
      <div className="join-start">
        {fault !== undefined && (
          <Notice tone="error" title={t(`fault.${fault.words}.title`, { code: shownCode })} announce>
            <p>{t(`fault.${fault.words}.text`, { seconds: fault.seconds })}</p>
            {(fault.words === 'unknown' || fault.words === 'expired' || fault.words === 'surveyClosed') && (
              <ButtonLink href="/">{t('otherCode')}</ButtonLink>
            )}
          </Notice>
        )}
        <Button
          look="primary"
          icon={Footprints}
          wide
          disabled={joining}
          onClick={() => {
            join().catch((reason: unknown) => console.error('joining failed', reason));
          }}
        >
          {joining ? t('joining') : fault === undefined ? t('start') : t('again')}
        </Button>
        <p className="join-position">{t('position')}</p>
      </div>
      <DangerNotice />
      {fault === undefined && (
        <p>
          <Link href="/">{t('otherCode')}</Link>
        </p>
      )}
    </Page>
  );
}
