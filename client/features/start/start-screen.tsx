import { ArrowRight, Footprints } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import { formatDate } from '../../i18n/format.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';
import type { Membership } from '../../offline/local-db.ts';
import { chooseMembership } from '../../offline/memberships.ts';
import { useMemberships } from '../../state/use-memberships.ts';
import { Brand } from '../../ui/brand.tsx';
import { CodeForm } from '../../ui/code-form.tsx';
import { DangerNotice } from '../../ui/danger-notice.tsx';
import { LanguageSwitch } from '../../ui/language-switch.tsx';
import { Page, PageHeading } from '../../ui/page.tsx';
import { ThemeSwitch } from '../../ui/theme-switch.tsx';
import './start-screen.css';

const codeLength = 6;

export function StartScreen(): ReactNode {
  const { t } = useTranslation('start');
  const memberships = useMemberships() ?? [];
  return (
    <Page>
      <header className="start-header">
        <Brand />
        <LanguageSwitch />
      </header>
      <div className="start-lead">
        <PageHeading>{t('title')}</PageHeading>
        <p>{t('lead')}</p>
      </div>
      <WalkCode />
      {memberships.length > 0 && <JoinedWalks memberships={memberships} />}
      <DangerNotice />
      <footer className="start-footer">
        <ThemeSwitch />
        <p>
          {t('receipt.question')} <Link href="/r">{t('receipt.link')}</Link>
        </p>
        <p>
          {t('public.question')} <a href="/p">{t('public.link')}</a>
        </p>
        <p>
          {t('staff.question')} <Link href="/sign-in">{t('staff.link')}</Link>
        </p>
      </footer>
    </Page>
  );
}

function WalkCode(): ReactNode {
  const { t } = useTranslation('start');
  const read = (typed: string): string => typed.toUpperCase().replace(/[^A-Z0-9]/g, '');
  return (
    <CodeForm
      words={{ label: t('code.label'), hint: t('code.hint'), go: t('code.go') }}
      className="start-code"
      maxLength={12}
      addressOf={(typed) => (read(typed).length === codeLength ? `/j/${read(typed)}` : undefined)}
      faultOf={(typed) => t('code.wrong', { count: read(typed).length })}
    />
  );
}

function JoinedWalks({ memberships }: { memberships: readonly Membership[] }): ReactNode {
  const { t } = useTranslation('start');
  const [, navigate] = useLocation();
  const open = async (membership: Membership): Promise<void> => {
    await chooseMembership(membership);
    navigate('/walk');
  };
  return (
    <section className="start-joined" aria-labelledby="start-joined">
      <h2 id="start-joined">{t('joined.title')}</h2>
      <ul>
        {memberships.map((membership) => (
          <li key={membership.participantId}>
            <button
              type="button"
              onClick={() => {
                open(membership).catch((fault: unknown) =>
                  console.error('the walk could not be opened', fault),
                );
              }}
            >
              <Footprints size={24} aria-hidden="true" />
              <span>
                <b dir="auto">{membership.walkName}</b>
                <small>{t('joined.on', { date: formatDate(membership.joinedAt, currentLanguage()) })}</small>
              </span>
              <ArrowRight size={20} aria-hidden="true" />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
