import { Crosshair, LocateFixed, type LucideIcon, MapPin } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatMetres } from '../../i18n/format.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';
import { type PositionState, startPosition } from '../../state/position.ts';
import type { ReadyWalk } from '../../state/walk-store.ts';
import { Button } from '../button.tsx';
import { type Place, resolvePlace } from './place.ts';
import './place-choice.css';
import { PointDialog } from './point-dialog.tsx';

/** Where the mark is: here, at a stop chosen from a list, or pointed out on the map. Each alone is enough. */
export function PlaceChoice({
  walk,
  position,
  place,
  onChange,
  problem,
  legendHidden = false,
}: {
  walk: ReadyWalk;
  position: PositionState;
  place: Place;
  onChange: (place: Place) => void;
  problem: string | undefined;
  /** For a screen whose heading already asks where it is. */
  legendHidden?: boolean;
}): ReactNode {
  const { t } = useTranslation('marking');
  const name = useId();
  const [pointing, setPointing] = useState(false);
  const { checkpoints } = walk.view;
  const [firstStop] = checkpoints;
  const chosenStop =
    place.source === 'stop' ? checkpoints.find(({ id }) => id === place.checkpointId) : undefined;
  const current = resolvePlace(place, position, checkpoints);

  const chooseHere = (): void => {
    startPosition();
    onChange({ source: 'here' });
  };
  const choosePoint = (): void => {
    if (place.source !== 'crosshair') onChange({ source: 'crosshair', position: null });
    setPointing(true);
  };

  return (
    <fieldset
      className="place-choice"
      aria-describedby={problem === undefined ? undefined : `${name}-problem`}
    >
      <legend className={legendHidden ? 'visually-hidden' : undefined}>{t('place.legend')}</legend>
      <PlaceOption
        name={name}
        icon={LocateFixed}
        title={t('place.here')}
        checked={place.source === 'here'}
        onChoose={chooseHere}
      >
        <HereState position={position} />
      </PlaceOption>
      {firstStop !== undefined && (
        <PlaceOption
          name={name}
          icon={MapPin}
          title={t('place.stop')}
          checked={place.source === 'stop'}
          onChoose={() => onChange({ source: 'stop', checkpointId: (chosenStop ?? firstStop).id })}
        >
          {chosenStop !== undefined &&
            t('stopName', { number: chosenStop.properties.order, name: chosenStop.properties.name })}
        </PlaceOption>
      )}
      {place.source === 'stop' && (
        <select
          className="field-control place-stops"
          aria-label={t('place.chooseStop')}
          value={place.checkpointId}
          onChange={(event) => {
            const stop = checkpoints.find(({ id }) => id === event.target.value);
            if (stop !== undefined) onChange({ source: 'stop', checkpointId: stop.id });
          }}
        >
          {checkpoints.map((stop) => (
            <option key={stop.id} value={stop.id}>
              {t('stopName', { number: stop.properties.order, name: stop.properties.name })}
            </option>
          ))}
        </select>
      )}
      <PlaceOption
        name={name}
        icon={Crosshair}
        title={t('place.crosshair')}
        checked={place.source === 'crosshair'}
        onChoose={choosePoint}
      >
        {place.source === 'crosshair' &&
          (place.position === null ? t('place.notPointed') : t('place.pointed'))}
      </PlaceOption>
      {place.source === 'crosshair' && (
        <Button icon={Crosshair} onClick={() => setPointing(true)}>
          {t('place.crosshair')}
        </Button>
      )}
      {problem !== undefined && (
        <p className="field-error" id={`${name}-problem`} role="alert">
          {problem}
        </p>
      )}
      {pointing && (
        <PointDialog
          walk={walk}
          start={
            current?.geometry.coordinates ?? (position.status === 'found' ? position.fix.position : undefined)
          }
          onClose={() => setPointing(false)}
          onChoose={([longitude, latitude]) => {
            onChange({ source: 'crosshair', position: [longitude, latitude] });
            setPointing(false);
          }}
        />
      )}
    </fieldset>
  );
}

function PlaceOption({
  name,
  icon: Icon,
  title,
  checked,
  onChoose,
  children,
}: {
  name: string;
  icon: LucideIcon;
  title: string;
  checked: boolean;
  onChoose: () => void;
  children: ReactNode;
}): ReactNode {
  return (
    <label>
      <input type="radio" name={name} checked={checked} onChange={onChoose} />
      <Icon size={22} aria-hidden="true" />
      <span>
        <b>{title}</b>
        <small>{children}</small>
      </span>
    </label>
  );
}

function HereState({ position }: { position: PositionState }): ReactNode {
  const { t } = useTranslation('marking');
  if (!('fix' in position)) return t(`place.${position.status}`);
  const metres = position.fix && formatMetres(position.fix.accuracyMetres, currentLanguage());
  if (position.status === 'found') return t('place.accuracy', { metres });
  return metres === undefined ? t('place.searching') : t('place.searchingFix', { metres });
}
