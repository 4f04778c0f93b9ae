import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useSearchParams } from 'wouter';
import { z } from 'zod';
import { staffRoleSchema } from '../../../domain/roles.ts';
import { ProblemAnswer } from '../../api.ts';
import { staffLanguages } from '../../i18n/languages.ts';
import { queryClient } from '../../state/query-client.ts';
import { fetchJson } from '../../state/staff-fetch.ts';
import { Brand } from '../../ui/brand.tsx';
import { Button } from '../../ui/button.tsx';
import { FaultNotice } from '../../ui/fault-notice.tsx';
import { TextField } from '../../ui/field.tsx';
import { LanguageSwitch } from '../../ui/language-switch.tsx';
import { Page, PageHeading } from '../../ui/page.tsx';
import { homeOfRole } from '../../ui/staff/home-of-role.ts';
import '../../ui/staff/staff-form.css';
import { ownPath } from './own-path.ts';

/** Signing in for the staff. Participants need no account and are sent to the walk's code. */
export function SignInScreen(): ReactNode {
  const { t } = useTranslation('sign-in');
  const [, navigate] = useLocation();
  const [search] = useSearchParams();
  const [fault, setFault] = useState<string>();
  const [busy, setBusy] = useState(false);

  const wordsOf = (failure: unknown): string => {
    if (!(failure instanceof ProblemAnswer) || failure.problem.status >= 500) return t('offline');
    if (failure.problem.code !== 'too-many-attempts') return t('wrong');
    return t('tooMany', { seconds: failure.retryAfterSeconds ?? 60 });
  };

  const enter = async (email: string, password: string): Promise<void> => {
    const answer = z.object({ role: staffRoleSchema });
    const { role } = await fetchJson('/api/auth/sign-in/email', answer, {
      method: 'POST',
      body: { email, password },
    });
    queryClient.clear();
    navigate(ownPath(search.get('next')) ?? homeOfRole[role], { replace: true });
  };

  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    setFault(undefined);
    enter(String(form.get('email')), String(form.get('password')))
      .catch((failure: unknown) => setFault(wordsOf(failure)))
      .finally(() => setBusy(false));
  };

  return (
    <Page>
      <Brand />
      <PageHeading>{t('title')}</PageHeading>
      <p>{t('intro')}</p>
      <form className="staff-form" onSubmit={submit}>
        <FaultNotice fault={fault} />
        <TextField label={t('email')} name="email" type="email" autoComplete="username" required />
        <TextField
          label={t('password')}
          name="password"
          type="password"
          autoComplete="current-password"
          required
        />
        <Button type="submit" look="primary" wide disabled={busy}>
          {busy ? t('busy') : t('submit')}
        </Button>
      </form>
      <p className="desk-quiet">{t('lost')}</p>
      <p>
        <Link href="/">{t('participant')}</Link>
      </p>
      <LanguageSwitch languages={staffLanguages} />
    </Page>
  );
}
