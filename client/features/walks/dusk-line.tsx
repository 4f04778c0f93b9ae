import { Moon, Sunset } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { eveningLight } from '../../../domain/evening-light.ts';
import type { Position } from '../../../domain/geo.ts';
import { type LightAdvice, lightAdvice } from '../../../domain/light-advice.ts';
import { placeClock } from '../../../domain/place-time.ts';
import type { SafetyWalk } from '../../../domain/walk.ts';
import { formatDayInWords } from '../../i18n/format.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';
import { Notice } from '../../ui/notice.tsx';
import './dusk-line.css';

/** When it gets dark on the day of the walk, and a warning where that does not go with what the walk is about. */
export function DuskLine({
  day,
  startAt,
  position,
  lightPurpose,
  minutes,
}: {
  /** As in 2026-11-23; null while it is not decided. */
  day: string | null;
  startAt: string | null;
  position: Position;
  lightPurpose: SafetyWalk['properties']['lightPurpose'];
  /** How long the walk takes. */
  minutes: number;
}): ReactNode {
  const { t } = useTranslation('plan');
  if (day === null || Number.isNaN(Date.parse(`${day}T00:00:00Z`))) return null;
  const { sunsetAt, civilDuskAt, dark } = eveningLight(day, position);
  const words = { day: formatDayInWords(day, currentLanguage()) };
  const advice: LightAdvice =
    startAt === null ? 'fits' : lightAdvice({ startAt, position, lightPurpose, minutes });
  return (
    <div className="dusk-line">
      <p>
        {sunsetAt !== null && (
          <span>
            <Sunset size={18} aria-hidden="true" />
            {t('dusk.sunset', { time: placeClock(sunsetAt) })}
          </span>
        )}
        <span>
          <Moon size={18} aria-hidden="true" />
          {civilDuskAt === null
            ? t(`dusk.${dark === 'never' ? 'never' : 'allDay'}`, words)
            : t('dusk.from', { ...words, time: placeClock(civilDuskAt) })}
        </span>
      </p>
      {advice !== 'fits' && (
        <Notice tone="warning" announce>
          <p>
            {t(`dusk.advice.${advice}`, {
              dusk: civilDuskAt === null ? '' : placeClock(civilDuskAt),
              sunset: sunsetAt === null ? '' : placeClock(sunsetAt),
            })}
          </p>
        </Notice>
      )}
    </div>
  );
}
