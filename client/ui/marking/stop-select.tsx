import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Checkpoint } from '../../../domain/checkpoint.ts';
import type { Place } from './place.ts';
import { stretchesOf } from './stretches.ts';

/** A place from a list, for those without position and without map: a stop, or the way between two of them. */
export function StopSelect({
  checkpoints,
  place,
  onChange,
}: {
  checkpoints: readonly Checkpoint[];
  place: Place & { source: 'stop' | 'after-stop' };
  onChange: (place: Place) => void;
}): ReactNode {
  const { t } = useTranslation('marking');
  const stretches = stretchesOf(checkpoints);
  return (
    <select
      className="field-control place-stops"
      aria-label={t('place.chooseStop')}
      value={`${place.source} ${place.checkpointId}`}
      onChange={(event) => {
        const [source, id] = event.target.value.split(' ');
        const stop = checkpoints.find((known) => known.id === id);
        if (stop === undefined) return;
        onChange({ source: source === 'after-stop' ? 'after-stop' : 'stop', checkpointId: stop.id });
      }}
    >
      {checkpoints.map((stop) => (
        <option key={stop.id} value={`stop ${stop.id}`}>
          {t('stopName', { number: stop.properties.order, name: stop.properties.name })}
        </option>
      ))}
      {stretches.length > 0 && (
        <optgroup label={t('place.between')}>
          {stretches.map(({ from, to }) => (
            <option key={from.id} value={`after-stop ${from.id}`}>
              {t('place.betweenStops', { first: from.properties.order, second: to.properties.order })}
            </option>
          ))}
        </optgroup>
      )}
    </select>
  );
}
