import {
  CircleAlert,
  CircleCheck,
  CircleDashed,
  CircleHelp,
  CircleMinus,
  CircleX,
  Clock,
  type LucideIcon,
  TrendingDown,
  TrendingUp,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ItemStateName } from '../../../domain/promise/follow-up.ts';
import { Badge, type BadgeTone } from '../../ui/badge.tsx';

const looks: { readonly [State in ItemStateName]: readonly [BadgeTone, LucideIcon] } = {
  'not-started': ['neutral', Clock],
  'no-evidence': ['neutral', CircleDashed],
  'on-track': ['good', TrendingUp],
  behind: ['warning', TrendingDown],
  'at-risk': ['error', CircleAlert],
  fulfilled: ['good', CircleCheck],
  'not-fulfilled': ['error', CircleX],
  'not-measurable': ['neutral', CircleHelp],
  withdrawn: ['neutral', CircleMinus],
};

/** What an item has come to, as an icon and a word. */
export function StateBadge({ state, count }: { state: ItemStateName; count?: number }): ReactNode {
  const { t } = useTranslation('promises');
  const [tone, icon] = looks[state];
  return (
    <Badge tone={tone} icon={icon}>
      {count === undefined ? t(`state.${state}`) : `${count} ${t(`state.${state}`).toLocaleLowerCase()}`}
    </Badge>
  );
}
