import { ArrowRight, Copy, Flag, MessagesSquare, Settings2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LineString } from '../../../domain/geo.ts';
import { groupWay, hasStaleRoute, reversedLine, type StopStep } from '../../../domain/group.ts';
import { formatTime } from '../../i18n/format.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';
import { deviceIds } from '../../offline/device-clock.ts';
import type { CheckpointView, GroupView } from '../../state/record-views.ts';
import { Badge, type BadgeTone } from '../../ui/badge.tsx';
import { Button, IconButton } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import type { StaffWrite } from '../../ui/staff/use-staff-write.ts';
import { routeChange, stepChange } from './group-changes.ts';
import { Elapsed, PlannedTime } from './passing-time.tsx';
import { groupProgress, type StopState } from './stop-progress.ts';

const tones: Record<StopState, BadgeTone> = {
  ahead: 'neutral',
  arrived: 'good',
  discussion: 'police',
  left: 'neutral',
};
/** The step that usually comes next; the others are there too, because groups do not walk by the book. */
const nextSteps = { ahead: 'arrived', arrived: 'discussion', discussion: 'left', left: undefined } as const;
const stepIcons = { arrived: Flag, discussion: MessagesSquare, left: ArrowRight } as const;

/** One group: where it stands, for how long, and the leader's buttons for its next step. */
export function GroupCard({
  walkId,
  group,
  stops: walkStops,
  walkRoute,
  size,
  raterNumber,
  write,
  onEdit,
}: {
  walkId: string;
  group: GroupView;
  /** In the walk's order, by which they are numbered. */
  stops: readonly CheckpointView[];
  walkRoute: LineString | null;
  size: number;
  raterNumber: number | undefined;
  write: StaffWrite;
  onEdit: () => void;
}): ReactNode {
  const { t } = useTranslation('live');
  const language = currentLanguage();
  const way = groupWay(group.properties.route, walkRoute);
  const isStale = hasStaleRoute(group.properties, walkRoute);
  const goes = isStale ? group.properties.routeCopied : way;
  const inOrder = goes === 'reversed' ? [...walkStops].reverse() : walkStops;
  const { stops, current, done } = groupProgress(group, inOrder);
  const numbered = stops.map((one) => ({ ...one, number: walkStops.indexOf(one.stop) + 1 }));
  const [chosenId, setChosenId] = useState('');
  const shown = stops.find(({ stop }) => stop.id === chosenId) ?? current;
  const next = shown === undefined ? undefined : nextSteps[shown.state];
  const mark = (checkpointId: string, step: StopStep): void => {
    setChosenId('');
    void write.run([stepChange(walkId, { groupId: group.id, checkpointId, step }, deviceIds)]);
  };
  const copyAgain = (route: LineString): void => {
    const copy = group.properties.routeCopied === 'reversed' ? reversedLine(route) : route;
    void write.run([routeChange(walkId, group.id, copy, deviceIds)], t('way.saved'));
  };
  const arrivedAt = shown?.times?.arrivedAt ?? shown?.times?.discussionAt ?? null;
  const titleId = `group-${group.id}`;

  return (
    <li className="live-group" aria-labelledby={titleId}>
      <header>
        <div>
          <h2 id={titleId}>{group.properties.name}</h2>
          <p className="desk-quiet">
            {t('groups.size', { count: size })}
            {' · '}
            {raterNumber === undefined ? t('groups.noRater') : t('groups.rater', { number: raterNumber })}
            {' · '}
            {t('groups.done', { done, count: walkStops.length })}
            {way !== 'same' && !isStale && ` · ${t(`way.said.${way}`)}`}
          </p>
        </div>
        <IconButton
          icon={Settings2}
          label={t('groups.editOf', { name: group.properties.name })}
          onClick={onEdit}
        />
      </header>
      {isStale && walkRoute !== null && (
        <Notice tone="warning">
          <p>{t('way.stale')}</p>
          <Button icon={Copy} disabled={write.busy} onClick={() => copyAgain(walkRoute)}>
            {t('way.copyAgain')}
          </Button>
        </Notice>
      )}
      <ol className="live-track" aria-label={t('groups.track')}>
        {numbered.map(({ stop, state, number }) => (
          <li key={stop.id} data-state={state} data-shown={stop.id === shown?.stop.id}>
            <button
              type="button"
              aria-pressed={stop.id === shown?.stop.id}
              title={stop.properties.name}
              onClick={() => setChosenId(stop.id)}
            >
              <span aria-hidden="true">{number}</span>
              <span className="visually-hidden">
                {number} {stop.properties.name}: {t(`state.${state}`)}
              </span>
            </button>
          </li>
        ))}
      </ol>
      {shown === undefined ? (
        <p className="desk-quiet">{walkStops.length === 0 ? t('stops.none') : t('groups.allDone')}</p>
      ) : (
        <>
          <p className="live-group-stop">
            <b>{shown.stop.properties.name}</b>
            <Badge tone={tones[shown.state]}>{t(`state.${shown.state}`)}</Badge>
          </p>
          {arrivedAt !== null && (
            <p className="live-group-time">
              <span>
                <Elapsed from={arrivedAt} to={shown.times?.leftAt ?? null} />{' '}
                {t('groups.ofMinutes', { count: shown.stop.properties.plannedMinutes })}
              </span>
              <span className="desk-quiet">
                {t('groups.since', { time: formatTime(arrivedAt, language, new Date()) })}
              </span>
              {shown.state !== 'left' && (
                <PlannedTime from={arrivedAt} minutes={shown.stop.properties.plannedMinutes} />
              )}
            </p>
          )}
          <div className="live-group-steps">
            {(['arrived', 'discussion', 'left'] as const)
              .filter((step) => isAhead(step, shown.state))
              .map((step) => (
                <Button
                  key={step}
                  icon={stepIcons[step]}
                  look={step === next ? 'primary' : 'secondary'}
                  disabled={write.busy}
                  onClick={() => mark(shown.stop.id, step)}
                >
                  {t(`step.${step}`)}
                </Button>
              ))}
          </div>
        </>
      )}
    </li>
  );
}

const ranks = { ahead: 0, arrived: 1, discussion: 2, left: 3 } as const;

function isAhead(step: StopStep, state: StopState): boolean {
  return ranks[step] > ranks[state];
}
