import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Copy, KeyRound, ScrollText, Trash2, UserPlus } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { staffRoleSchema } from '../../../domain/roles.ts';
import { formatTime } from '../../i18n/format.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';
import { fetchDone, fetchJson } from '../../state/staff-fetch.ts';
import { showToast } from '../../state/toast.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FaultNotice } from '../../ui/fault-notice.tsx';
import { PageHeading } from '../../ui/page.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { LoadFault, useFaultWords } from '../../ui/staff/load-fault.tsx';
import { StaffFrame, type StaffMember } from '../../ui/staff/staff-frame.tsx';
import { InviteForm } from './invite-form.tsx';
import './staff.css';

const personSchema = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role: staffRoleSchema,
  hasPassword: z.boolean(),
});
type Person = z.infer<typeof personSchema>;

const linkSchema = z.object({ link: z.string(), expiresAt: z.string() });
/** A link to hand over: shown once, here, because the server keeps only its digest. */
export type HandedLink = z.infer<typeof linkSchema> & { name: string };

/** Those who can sign in. For administrators. */
export function StaffScreen(): ReactNode {
  return <StaffFrame verb="user.manage">{(me) => <Staff me={me} />}</StaffFrame>;
}

function Staff({ me }: { me: StaffMember }): ReactNode {
  const { t } = useTranslation(['staff', 'desk']);
  const client = useQueryClient();
  const wordsOf = useFaultWords();
  const [inviting, setInviting] = useState(false);
  const [handed, setHanded] = useState<HandedLink>();
  const [removing, setRemoving] = useState<Person>();
  const [fault, setFault] = useState<string>();
  const staff = useQuery({
    queryKey: ['staff'],
    queryFn: ({ signal }) => fetchJson('/api/staff', z.object({ staff: z.array(personSchema) }), { signal }),
  });

  const attempt = (work: () => Promise<void>): void => {
    setFault(undefined);
    work()
      .catch((failure: unknown) => setFault(wordsOf(failure)))
      .finally(() => client.invalidateQueries({ queryKey: ['staff'] }).catch(() => undefined));
  };
  const renew = ({ id, name }: Person): void =>
    attempt(async () => {
      const made = await fetchJson(`/api/staff/${id}/link`, linkSchema, { method: 'POST' });
      setHanded({ ...made, name });
    });
  const remove = ({ id, name }: Person): void =>
    attempt(async () => {
      setRemoving(undefined);
      await fetchDone(`/api/staff/${id}`, { method: 'DELETE' });
      showToast(t('removed', { name }));
    });

  return (
    <div className="staff">
      <header className="staff-head">
        <div>
          <PageHeading>{t('title')}</PageHeading>
          <p>{t('intro')}</p>
        </div>
        <Button look="primary" icon={UserPlus} onClick={() => setInviting(true)}>
          {t('invite')}
        </Button>
        <ButtonLink icon={ScrollText} href="/disclosures">
          {t('disclosures')}
        </ButtonLink>
      </header>
      <FaultNotice fault={fault} />
      {staff.error !== null && <LoadFault fault={staff.error} onRetry={staff.refetch} />}
      {staff.isPending && <Skeleton lines={5} />}
      {staff.data !== undefined && (
        <ul className="staff-list" aria-label={t('title')}>
          {staff.data.staff.map((person) => (
            <li key={person.id}>
              <span className="staff-person">
                <b>{person.name}</b>
                <span className="desk-quiet">{person.email}</span>
              </span>
              <span className="staff-badges">
                <Badge tone={person.role === 'police' ? 'police' : 'neutral'}>
                  {t(`desk:role.${person.role}`)}
                </Badge>
                {!person.hasPassword && <Badge tone="warning">{t('waiting')}</Badge>}
              </span>
              <span className="staff-actions">
                <Button look="quiet" icon={KeyRound} onClick={() => renew(person)}>
                  {t('newLink')}
                  <span className="visually-hidden"> {person.name}</span>
                </Button>
                {person.email !== me.email && (
                  <Button look="quiet" icon={Trash2} onClick={() => setRemoving(person)}>
                    {t('remove')}
                    <span className="visually-hidden"> {person.name}</span>
                  </Button>
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
      {inviting && (
        <InviteForm
          onClose={() => setInviting(false)}
          onInvited={(link) => {
            setInviting(false);
            setHanded(link);
            client.invalidateQueries({ queryKey: ['staff'] }).catch(() => undefined);
          }}
        />
      )}
      {handed !== undefined && <LinkDialog handed={handed} onClose={() => setHanded(undefined)} />}
      {removing !== undefined && (
        <Dialog title={t('removeTitle', { name: removing.name })} onClose={() => setRemoving(undefined)}>
          <p>{t('removeText')}</p>
          <Button look="danger" wide onClick={() => remove(removing)}>
            {t('removeDo', { name: removing.name })}
          </Button>
        </Dialog>
      )}
    </div>
  );
}

function LinkDialog({ handed, onClose }: { handed: HandedLink; onClose: () => void }): ReactNode {
  const { t } = useTranslation('staff');
  const { name, link, expiresAt } = handed;
  const copy = (): void => {
    navigator.clipboard.writeText(link).then(
      () => showToast(t('link.copied')),
      () => showToast(t('link.copyFailed')),
    );
  };
  return (
    <Dialog title={t('link.title', { name })} onClose={onClose}>
      <p>{t('link.text', { time: formatTime(expiresAt, currentLanguage(), new Date(0)) })}</p>
      <div className="one-time-link">
        <code>{link}</code>
        <Button look="primary" icon={Copy} wide onClick={copy}>
          {t('link.copy')}
        </Button>
      </div>
    </Dialog>
  );
}
