import { House, ListChecks, LogOut, Users } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReadyWalk } from '../../state/walk-store.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { DangerNotice } from '../../ui/danger-notice.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { LanguageSwitch } from '../../ui/language-switch.tsx';
import { RescueButton } from '../../ui/marking/rescue-button.tsx';
import { StayAwakeSwitch } from '../../ui/stay-awake-switch.tsx';
import { ThemeSwitch } from '../../ui/theme-switch.tsx';

export function WalkMenu({ walk, onClose }: { walk: ReadyWalk; onClose: () => void }): ReactNode {
  const { t } = useTranslation('walk');
  const { purpose = null, meetingPoint = null } = walk.view.walk?.properties ?? {};
  return (
    <Dialog title={walk.view.walk?.properties.name ?? walk.membership.walkName} onClose={onClose}>
      {purpose !== null && <p dir="auto">{purpose}</p>}
      {meetingPoint !== null && <p>{t('menu.meetingPoint', { place: meetingPoint })}</p>}
      <ButtonLink href="/walk/mine" look="primary" icon={ListChecks} wide>
        {t('menu.mine', { count: walk.view.findings.length })}
      </ButtonLink>
      {walk.view.groups.length > 0 && (
        <ButtonLink href="/walk/group" icon={Users}>
          {t('menu.group')}
        </ButtonLink>
      )}
      <RescueButton walk={walk} />
      <DangerNotice />
      <StayAwakeSwitch />
      <LanguageSwitch showLegend />
      <ThemeSwitch showLegend />
      <ButtonLink href="/walk/leave" icon={LogOut}>
        {t('menu.leave')}
      </ButtonLink>
      <ButtonLink href="/" icon={House}>
        {t('menu.toStart')}
      </ButtonLink>
    </Dialog>
  );
}
