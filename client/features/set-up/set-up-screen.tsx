import { QueryClientProvider, useQuery } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useParams } from 'wouter';
import { z } from 'zod';
import { staffRoleSchema } from '../../../domain/roles.ts';
import { staffLanguages } from '../../i18n/languages.ts';
import { queryClient } from '../../state/query-client.ts';
import { fetchJson } from '../../state/staff-fetch.ts';
import { Brand } from '../../ui/brand.tsx';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { FaultNotice } from '../../ui/fault-notice.tsx';
import { TextField } from '../../ui/field.tsx';
import { LanguageSwitch } from '../../ui/language-switch.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page, PageHeading } from '../../ui/page.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { homeOfRole } from '../../ui/staff/home-of-role.ts';
import { useFaultWords } from '../../ui/staff/load-fault.tsx';
import '../../ui/staff/staff-form.css';

/** The server refuses shorter ones; said before typing rather than after. */
const passwordMinimum = 12;

const linkSchema = z.object({
  purpose: z.enum(['first-admin', 'set-password']),
  name: z.string().nullable(),
  email: z.string().nullable(),
});
const enteredSchema = z.object({ role: staffRoleSchema });

/** What a one-time link opens: making the first administrator, or choosing one's own password. */
export function SetUpScreen(): ReactNode {
  return (
    <QueryClientProvider client={queryClient}>
      <Page>
        <Brand />
        <SetUp />
        <LanguageSwitch languages={staffLanguages} />
      </Page>
    </QueryClientProvider>
  );
}

function SetUp(): ReactNode {
  const { t } = useTranslation('set-up');
  const { token = '' } = useParams<{ token: string }>();
  const wordsOf = useFaultWords();
  const link = useQuery({
    queryKey: ['link', token],
    queryFn: ({ signal }) => fetchJson(`/api/set-up/${encodeURIComponent(token)}`, linkSchema, { signal }),
    // Looking twice at a dead link would count as two wrong tries.
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (link.isPending) return <Skeleton />;
  if (link.data === undefined)
    return (
      <>
        <PageHeading>{t('dead.title')}</PageHeading>
        <Notice tone="error" announce>
          <p>{wordsOf(link.error)}</p>
        </Notice>
        <ButtonLink href="/sign-in" look="primary">
          {t('dead.signIn')}
        </ButtonLink>
      </>
    );
  return <SetUpForm token={token} link={link.data} />;
}

function SetUpForm({ token, link }: { token: string; link: z.infer<typeof linkSchema> }): ReactNode {
  const { t } = useTranslation('set-up');
  const [, navigate] = useLocation();
  const wordsOf = useFaultWords();
  const [fault, setFault] = useState<string>();
  const [busy, setBusy] = useState(false);
  const first = link.purpose === 'first-admin';

  const enter = async (form: FormData): Promise<void> => {
    const password = String(form.get('password'));
    const person = { name: String(form.get('name')), email: String(form.get('email')) };
    const { role } = await (first
      ? fetchJson('/api/set-up', enteredSchema, { method: 'POST', body: { token, password, ...person } })
      : fetchJson('/api/staff/accept', enteredSchema, { method: 'POST', body: { token, password } }));
    queryClient.clear();
    navigate(homeOfRole[role], { replace: true });
  };

  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setFault(undefined);
    if (form.get('password') !== form.get('again')) {
      setFault(t('different'));
      return;
    }
    setBusy(true);
    enter(form)
      .catch((failure: unknown) => setFault(wordsOf(failure)))
      .finally(() => setBusy(false));
  };

  return (
    <>
      <PageHeading>{first ? t('first.title') : t('invited.title')}</PageHeading>
      <p>{first ? t('first.text') : t('invited.text', { name: link.name ?? '' })}</p>
      <form className="staff-form" onSubmit={submit}>
        <FaultNotice fault={fault} />
        {first ? (
          <>
            <TextField label={t('name')} name="name" autoComplete="name" maxLength={80} required />
            <TextField label={t('email')} name="email" type="email" autoComplete="username" required />
          </>
        ) : (
          <TextField
            label={t('email')}
            type="email"
            autoComplete="username"
            value={link.email ?? ''}
            readOnly
          />
        )}
        <TextField
          label={t('password')}
          hint={t('passwordHint', { minimum: passwordMinimum })}
          name="password"
          type="password"
          autoComplete="new-password"
          minLength={passwordMinimum}
          required
        />
        <TextField label={t('again')} name="again" type="password" autoComplete="new-password" required />
        <Button type="submit" look="primary" wide disabled={busy}>
          {busy ? t('busy') : first ? t('first.submit') : t('invited.submit')}
        </Button>
      </form>
    </>
  );
}
