import { LogOut } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { staffLanguages } from '../../i18n/languages.ts';
import { setStaffAuthor } from '../../offline/delivery.ts';
import { queryClient } from '../../state/query-client.ts';
import { fetchDone } from '../../state/staff-fetch.ts';
import { Button } from '../button.tsx';
import { Dialog } from '../dialog.tsx';
import { LanguageSwitch } from '../language-switch.tsx';
import { ThemeSwitch } from '../theme-switch.tsx';
import { useFaultWords } from './load-fault.tsx';
import type { StaffMember } from './staff-frame.tsx';

/** Who is signed in, the settings of this device, and the way out. */
export function AccountDialog({ me, onClose }: { me: StaffMember; onClose: () => void }): ReactNode {
  const { t } = useTranslation('desk');
  const wordsOf = useFaultWords();
  const [fault, setFault] = useState<unknown>();
  const signOut = async (): Promise<void> => {
    await fetchDone('/api/auth/sign-out', { method: 'POST', body: {} });
    setStaffAuthor(undefined);
    queryClient.clear();
    // A whole new page: nothing that this person read stays in the memory of a shared computer.
    window.location.assign('/sign-in');
  };
  return (
    <Dialog title={t('nav.account')} onClose={onClose}>
      <p className="account-facts">
        <strong>{me.name}</strong>
        <span>{me.email}</span>
        <span>{t('nav.roleIs', { role: t(`role.${me.role}`) })}</span>
      </p>
      <LanguageSwitch showLegend languages={staffLanguages} />
      <ThemeSwitch showLegend />
      {fault !== undefined && <p className="field-error">{wordsOf(fault)}</p>}
      <Button icon={LogOut} onClick={() => signOut().catch(setFault)}>
        {t('nav.signOut')}
      </Button>
    </Dialog>
  );
}
