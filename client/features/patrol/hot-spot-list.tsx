import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatTime } from '../../i18n/format.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';
import type { HotSpotView } from '../../state/patrol-wire.ts';
import { useNow } from '../../state/use-now.ts';
import { usePatrolWords } from '../../ui/patrol/patrol-words.ts';
import { HotSpotBadges } from './hot-spot-detail.tsx';

/** Hot spots by name, each with what it rests on and when somebody was last there. */
export function HotSpotList({
  hotSpots,
  openId,
  hoveredId,
  onOpen,
  onHover,
}: {
  hotSpots: readonly HotSpotView[];
  openId: string | undefined;
  hoveredId: string | undefined;
  onOpen: (id: string) => void;
  onHover: (id: string | undefined) => void;
}): ReactNode {
  const { t } = useTranslation('patrol');
  const words = usePatrolWords();
  const now = useNow();
  const today = now.toISOString().slice(0, 10);
  return (
    <ul className="patrol-list patrol-places">
      {hotSpots.map((hotSpot) => (
        <li key={hotSpot.id}>
          <button
            type="button"
            className="patrol-row"
            aria-current={hotSpot.id === openId}
            data-hovered={hotSpot.id === hoveredId}
            onClick={() => onOpen(hotSpot.id)}
            onPointerEnter={() => onHover(hotSpot.id)}
            onPointerLeave={() => onHover(undefined)}
          >
            <b>{hotSpot.properties.name}</b>
            <HotSpotBadges hotSpot={hotSpot} today={today} />
            <small>{words.windowsText(hotSpot.properties.windows)}</small>
            <small>
              {hotSpot.lastVisitAt === null
                ? t('detail.never')
                : t('places.last', { when: formatTime(hotSpot.lastVisitAt, currentLanguage(), now) })}
            </small>
          </button>
        </li>
      ))}
    </ul>
  );
}
