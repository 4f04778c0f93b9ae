import { QueryClientProvider, useQuery } from '@tanstack/react-query';
import {
  CircleUserRound,
  FileChartColumn,
  Footprints,
  Handshake,
  ListChecks,
  type LucideIcon,
  MapPinned,
  Shapes,
  ShieldHalf,
  TableProperties,
  Users,
  WifiOff,
} from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Redirect } from 'wouter';
import { can, rolesThatCan, type StaffRole, staffRoleSchema, type Verb } from '../../../domain/roles.ts';
import { setStaffAuthor } from '../../offline/delivery.ts';
import { useLiveUpdates } from '../../state/live-updates.ts';
import { queryClient } from '../../state/query-client.ts';
import { signInAddress } from '../../state/sign-in-address.ts';
import { meQuery } from '../../state/staff-queries.ts';
import type { Me } from '../../state/wire.ts';
import { AppRail, type RailItem } from '../app-rail.tsx';
import { ButtonLink } from '../button.tsx';
import { useWaitingCount } from '../leading/use-waiting-count.ts';
import { Notice } from '../notice.tsx';
import { Page, PageHeading } from '../page.tsx';
import { PageSkeleton } from '../skeleton.tsx';
import { AccountDialog } from './account-dialog.tsx';
import { homeOfRole } from './home-of-role.ts';
import { LoadFault } from './load-fault.tsx';
import { WaitingChanges } from './waiting-changes.tsx';
import './staff-frame.css';

export type StaffMember = Extract<Me, { kind: 'staff' }>;

const entries = [
  { name: 'walks', href: '/walks', verb: 'participant.read', icon: Footprints },
  { name: 'findings', href: '/findings', verb: 'finding.read', icon: TableProperties },
  { name: 'areas', href: '/areas', verb: 'finding.read', icon: Shapes },
  { name: 'actions', href: '/actions', verb: 'action.read', icon: ListChecks },
  { name: 'hotspots', href: '/hotspots', verb: 'layer.read', icon: MapPinned },
  { name: 'patrol', href: '/patrol', verb: 'patrol.read', icon: ShieldHalf },
  { name: 'incidents', href: '/incidents', verb: 'incident.read', icon: FileChartColumn },
  { name: 'promises', href: '/promises', verb: 'promise.read', icon: Handshake },
  { name: 'staff', href: '/staff', verb: 'user.manage', icon: Users },
] as const satisfies readonly { name: string; href: string; verb: Verb; icon: LucideIcon }[];

interface FrameProps {
  /** What the screen needs of the role; whoever lacks it is told who has it. */
  verb: Verb;
  children: (me: StaffMember) => ReactNode;
}

/** The frame of every staff screen: who is signed in, where they may go, and whether lists update by themselves. */
export function StaffFrame(props: FrameProps): ReactNode {
  return (
    <QueryClientProvider client={queryClient}>
      <SignedIn {...props} />
    </QueryClientProvider>
  );
}

function SignedIn({ verb, children }: FrameProps): ReactNode {
  const { data: me, error, refetch } = useQuery(meQuery);
  if (me === undefined)
    return error === null ? (
      <PageSkeleton />
    ) : (
      <Page>
        <LoadFault fault={error} onRetry={refetch} />
      </Page>
    );
  if (me.kind !== 'staff') return <Redirect to={signInAddress()} replace />;
  return (
    <Framed me={me}>{mayOpen(me, verb) ? children(me) : <NoPermission role={me.role} verb={verb} />}</Framed>
  );
}

/** The table of roles, and for recorded incidents also who the person works for. */
function mayOpen(me: StaffMember, verb: Verb): boolean {
  return can(me.role, verb) && (!verb.startsWith('incident.') || me.handlesIncidents);
}

function Framed({ me, children }: { me: StaffMember; children: ReactNode }): ReactNode {
  const { t } = useTranslation('desk');
  const live = useLiveUpdates();
  const [account, setAccount] = useState(false);
  const { email } = me;
  const waiting = useWaitingCount(me.role);
  useEffect(() => setStaffAuthor(email), [email]);
  const items: RailItem[] = entries
    .filter(({ name, verb }) => mayOpen(me, verb) && (name !== 'patrol' || me.handlesPatrols))
    .map(({ name, href, icon }) => ({
      href,
      icon,
      label: t(`nav.${name}`),
      waiting:
        name === 'walks' && waiting > 0
          ? { count: waiting, label: t('nav.waiting', { count: waiting }) }
          : undefined,
    }));
  return (
    <AppRail
      items={items}
      moreLabel={t('nav.more')}
      footer={
        <button type="button" className="rail-account" onClick={() => setAccount(true)}>
          <CircleUserRound size={24} aria-hidden="true" />
          <span>{t('nav.account')}</span>
        </button>
      }
    >
      {live === 'lost' && (
        <p className="live-lost" role="status">
          <WifiOff size={18} aria-hidden="true" />
          {t('live.lost')}
        </p>
      )}
      <WaitingChanges author={`staff:${email}`} />
      {children}
      {account && <AccountDialog me={me} onClose={() => setAccount(false)} />}
    </AppRail>
  );
}

function NoPermission({ role, verb }: { role: StaffRole; verb: Verb }): ReactNode {
  const { t } = useTranslation('desk');
  const holders = rolesThatCan(verb).flatMap((each) => {
    const holder = staffRoleSchema.safeParse(each).data;
    return holder === undefined ? [] : [t(`role.${holder}`)];
  });
  return (
    <div className="page">
      <PageHeading>{t('state.noPermissionTitle')}</PageHeading>
      <Notice>
        <p>
          {verb.startsWith('incident.')
            ? t('state.policeOnly', { role: t(`role.${role}`) })
            : t('state.noPermissionText', { role: t(`role.${role}`), roles: holders.join(', ') })}
        </p>
      </Notice>
      <ButtonLink href={homeOfRole[role]} look="primary">
        {t('state.toMine')}
      </ButtonLink>
    </div>
  );
}
