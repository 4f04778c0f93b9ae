import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDate, formatNumber } from '../../i18n/format.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';
import type { LampsView, LampView } from '../../state/lamp-queries.ts';
import { Button } from '../../ui/button.tsx';
import { LampSign } from '../../ui/staff/lamp-key.tsx';

const rowsAtATime = 50;

/** The lamps that are broken, so that they can be reported by their number and found on the map. */
export function BrokenLamps({
  lamps,
  onShow,
}: {
  lamps: LampsView;
  onShow: (lamp: LampView) => void;
}): ReactNode {
  const { t } = useTranslation('lamps');
  const language = currentLanguage();
  const [count, setCount] = useState(rowsAtATime);
  const { broken, working, brokenLamps } = lamps;
  const shown = brokenLamps.slice(0, count);
  const about = ({ type, heightMetres, inspectedOn }: LampView): string =>
    [
      type,
      heightMetres === null ? null : t('broken.metres', { metres: formatNumber(heightMetres, language) }),
      inspectedOn === null ? null : t('broken.inspected', { date: formatDate(inspectedOn, language) }),
    ]
      .filter((part) => part !== null)
      .join(' · ');
  return (
    <section className="desk-section" aria-labelledby="broken-lamps-title">
      <h2 id="broken-lamps-title">{t('broken.title')}</h2>
      {broken === 0 && <p className="desk-quiet">{working === 0 ? t('broken.noState') : t('broken.none')}</p>}
      {broken > 0 && (
        <>
          <p className="desk-quiet">
            {t('broken.rows', { count: shown.length, total: formatNumber(broken, language) })}
          </p>
          <ul className="broken-lamps">
            {shown.map((lamp) => {
              const name = lamp.reference ?? t('broken.unnamed');
              return (
                <li key={`${lamp.position.join()} ${lamp.reference}`}>
                  <button type="button" onClick={() => onShow(lamp)}>
                    <LampSign state="broken" />
                    <b>{name}</b>
                    <span>{about(lamp)}</span>
                    <span className="visually-hidden">{t('broken.show')}</span>
                  </button>
                </li>
              );
            })}
          </ul>
          {brokenLamps.length > count && (
            <Button onClick={() => setCount(count + rowsAtATime)}>{t('broken.more')}</Button>
          )}
        </>
      )}
    </section>
  );
}
