import { ArrowDown, ArrowUp, MapPin, Plus, Trash2, TriangleAlert } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Position } from '../../../domain/geo.ts';
import { checkpointIdSchema, newId } from '../../../domain/ids.ts';
import { deviceIds } from '../../offline/device-clock.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { TextArea, TextField } from '../../ui/field.tsx';
import { coordinatesText, parseCoordinates, parseStopLines } from '../../ui/staff/parse-coordinates.ts';
import '../../ui/staff/typed-positions.css';
import { type DraftFault, stopsOffRoute } from './draft-faults.ts';
import { StopDetails } from './stop-details.tsx';
import type { StopDraft, WalkDraft } from './walk-draft.ts';
import type { MapTask } from './walk-form.tsx';

export interface PlaceFieldProps {
  draft: WalkDraft;
  onChange: (change: Partial<WalkDraft>) => void;
  near: Position;
  task: MapTask | undefined;
  onTask: (task: MapTask | undefined) => void;
}

export function newStop(name: string, position?: Position): StopDraft {
  return {
    id: newId(checkpointIdSchema, deviceIds),
    name,
    position,
    coordinatesText: position === undefined ? '' : coordinatesText(position),
    functions: [],
    plannedMinutes: '5',
    accessibilityNote: '',
    lightNote: '',
  };
}

/** The stops in their order: typed one by one, pasted as a list, or tapped on the map. */
export function StopsEditor({
  draft,
  onChange,
  near,
  faults,
  task,
  onTask,
}: PlaceFieldProps & { faults: readonly DraftFault[] }): ReactNode {
  const { t } = useTranslation('walks');
  const { stops } = draft;
  const off = stopsOffRoute(draft);
  const write = (next: readonly StopDraft[]): void => onChange({ stops: next });
  const swap = (index: number, other: number): void => {
    const next = [...stops];
    const [one, two] = [next[index], next[other]];
    if (one === undefined || two === undefined) return;
    next[index] = two;
    next[other] = one;
    write(next);
  };
  return (
    <fieldset className="desk-section">
      <legend className="walk-form-legend">{t('stops.title')}</legend>
      <p className="desk-quiet">{t('stops.help')}</p>
      <ol className="stops">
        {stops.map((stop, index) => (
          <StopRow
            key={stop.id}
            stop={stop}
            number={index + 1}
            last={index === stops.length - 1}
            near={near}
            off={off.get(stop.id)}
            missing={faults.flatMap((fault) =>
              typeof fault === 'object' && fault.stop === index ? [fault.missing] : [],
            )}
            onChange={(change) =>
              write(stops.map((one) => (one.id === stop.id ? { ...one, ...change } : one)))
            }
            onMove={(by) => swap(index, index + by)}
            onRemove={() => write(stops.filter(({ id }) => id !== stop.id))}
            onPlace={() => onTask({ kind: 'place-stop', id: stop.id })}
          />
        ))}
      </ol>
      <div className="walk-form-buttons">
        <Button icon={Plus} onClick={() => write([...stops, newStop('')])}>
          {t('stops.add')}
        </Button>
        <Button
          icon={MapPin}
          aria-pressed={task?.kind === 'add-stops'}
          onClick={() => onTask(task?.kind === 'add-stops' ? undefined : { kind: 'add-stops' })}
        >
          {t('stops.tap')}
        </Button>
      </div>
      <PasteStops near={near} onAdd={(added) => write([...stops, ...added])} />
    </fieldset>
  );
}

function StopRow({
  stop,
  number,
  last,
  near,
  missing,
  off,
  onChange,
  onMove,
  onRemove,
  onPlace,
}: {
  stop: StopDraft;
  number: number;
  last: boolean;
  near: Position;
  missing: readonly Extract<DraftFault, object>['missing'][];
  /** Metres from the route, where that is too far. */
  off: number | undefined;
  onChange: (change: Partial<StopDraft>) => void;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
  onPlace: () => void;
}): ReactNode {
  const { t } = useTranslation('walks');
  const [left, setLeft] = useState(false);
  const read = (text: string): void => {
    const parsed = parseCoordinates(text, near);
    onChange({ coordinatesText: text, position: 'position' in parsed ? parsed.position : undefined });
  };
  const parsed = parseCoordinates(stop.coordinatesText, near);
  const said = stop.coordinatesText.trim() !== '' && 'fault' in parsed && left;
  const positionError = said
    ? t(`coordinates.${parsed.fault}`)
    : missing.includes('position')
      ? t('stops.positionMissing')
      : missing.includes('route')
        ? t('stops.moveNearer')
        : undefined;
  return (
    <li className="stop">
      <span className="stop-number" aria-hidden="true">
        {number}
      </span>
      <div className="stop-fields">
        <TextField
          label={t('stops.name', { number })}
          value={stop.name}
          maxLength={80}
          error={missing.includes('name') ? t('stops.nameMissing') : undefined}
          onChange={(event) => onChange({ name: event.target.value })}
        />
        <TextField
          label={t('stops.coordinates', { number })}
          value={stop.coordinatesText}
          placeholder={coordinatesText(near)}
          inputMode="text"
          autoComplete="off"
          error={positionError}
          onBlur={() => setLeft(true)}
          onChange={(event) => read(event.target.value)}
        />
        {off !== undefined && (
          <p className="stop-off">
            <TriangleAlert size={18} aria-hidden="true" />
            {t('stops.off', { metres: off })}
          </p>
        )}
        <StopDetails stop={stop} number={number} isWrong={missing.includes('minutes')} onChange={onChange} />
      </div>
      <div className="stop-buttons">
        <IconButton icon={MapPin} label={t('stops.place', { number })} onClick={onPlace} />
        <IconButton
          icon={ArrowUp}
          label={t('stops.up', { number })}
          disabled={number === 1}
          onClick={() => onMove(-1)}
        />
        <IconButton
          icon={ArrowDown}
          label={t('stops.down', { number })}
          disabled={last}
          onClick={() => onMove(1)}
        />
        <IconButton icon={Trash2} label={t('stops.remove', { number })} onClick={onRemove} />
      </div>
    </li>
  );
}

function PasteStops({
  near,
  onAdd,
}: {
  near: Position;
  onAdd: (stops: readonly StopDraft[]) => void;
}): ReactNode {
  const { t } = useTranslation('walks');
  const [text, setText] = useState('');
  const { stops, badLines } = parseStopLines(text, near);
  return (
    <details className="typed-positions">
      <summary>{t('paste.title')}</summary>
      <TextArea
        label={t('paste.label')}
        hint={t('paste.hint')}
        rows={5}
        value={text}
        placeholder={t('paste.example')}
        error={badLines.length > 0 ? t('paste.bad', { lines: badLines.join(', ') }) : undefined}
        onChange={(event) => setText(event.target.value)}
      />
      <Button
        disabled={stops.length === 0}
        onClick={() => {
          onAdd(
            stops.map(({ name, position, line }) =>
              newStop(name || t('stop.defaultName', { number: line }), position),
            ),
          );
          setText('');
        }}
      >
        {t('paste.add', { count: stops.length })}
      </Button>
    </details>
  );
}
