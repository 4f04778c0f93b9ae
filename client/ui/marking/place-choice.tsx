import { Crosshair, LocateFixed, type LucideIcon, MapPin } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fixOf, type PositionState, startPosition } from '../../state/position.ts';
import type { ReadyWalk } from '../../state/walk-store.ts';
import { Button } from '../button.tsx';
import { HereState, UncertainChoice } from './here-state.tsx';
import { type Place, resolvePlace } from './place.ts';
import './place-choice.css';
import { PointDialog } from './point-dialog.tsx';
import { StopSelect } from './stop-select.tsx';

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
  const fromList = place.source === 'stop' || place.source === 'after-stop';
  const chosenStop = fromList ? checkpoints.find(({ id }) => id === place.checkpointId) : undefined;
  const current = resolvePlace(place, position, checkpoints);

  const chooseHere = (): void => {
    startPosition();
    onChange({ source: 'here' });
  };
  const choosePoint = (): void => {
    if (place.source !== 'crosshair') onChange({ source: 'crosshair', position: null });
    setPointing(true);
  };
  const chooseStop =
    firstStop && (() => onChange({ source: 'stop', checkpointId: (chosenStop ?? firstStop).id }));

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
        {place.source === 'here' && place.keepUncertain === true && position.status !== 'found' && (
          <> · {t('place.kept')}</>
        )}
      </PlaceOption>
      {place.source === 'here' && place.keepUncertain !== true && (
        <UncertainChoice
          position={position}
          onKeep={() => onChange({ source: 'here', keepUncertain: true })}
          onPoint={choosePoint}
          onStop={chooseStop}
        />
      )}
      {place.source === 'here' && current !== undefined && (
        <div>
          <Button look="quiet" icon={Crosshair} onClick={choosePoint}>
            {t('place.movePin')}
          </Button>
        </div>
      )}
      {chooseStop !== undefined && (
        <PlaceOption
          name={name}
          icon={MapPin}
          title={t('place.stop')}
          checked={fromList}
          onChoose={chooseStop}
        >
          {place.source === 'stop' &&
            chosenStop !== undefined &&
            t('stopName', { number: chosenStop.properties.order, name: chosenStop.properties.name })}
          {place.source === 'after-stop' && t('place.between')}
        </PlaceOption>
      )}
      {fromList && <StopSelect checkpoints={checkpoints} place={place} onChange={onChange} />}
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
          start={current?.geometry.coordinates ?? fixOf(position)?.position}
          onClose={() => setPointing(false)}
          onChoose={([longitude, latitude], accuracyMetres) => {
            onChange({ source: 'crosshair', position: [longitude, latitude], accuracyMetres });
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
