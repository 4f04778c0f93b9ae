import { ArrowRight, Flag, MessagesSquare } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Checkpoint } from '../../../domain/checkpoint.ts';
import type { StopStep, WalkGroup } from '../../../domain/group.ts';
import { formatTime } from '../../i18n/format.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';
import { showToast } from '../../state/toast.ts';
import type { ReadyWalk } from '../../state/walk-store.ts';
import { Button } from '../../ui/button.tsx';
import { sayStep } from './say-in-walk.ts';
import { groupStopOf, nextStepOf } from './stop-state.ts';

const icons = { arrived: Flag, discussion: MessagesSquare, left: ArrowRight } as const;

/** Where the group is at this stop, and what whoever leads it may say next. */
export function GroupSteps({
  walk,
  group,
  stop,
}: {
  walk: ReadyWalk;
  group: WalkGroup;
  stop: Checkpoint;
}): ReactNode {
  const { t } = useTranslation('stops');
  const said = groupStopOf(group, stop.id);
  const next = nextStepOf(said);
  const times = [
    ['arrived', said?.arrivedAt],
    ['discussion', said?.discussionAt],
    ['left', said?.leftAt],
  ] as const;

  const say = async (step: StopStep): Promise<void> => {
    const takeBack = await sayStep(walk.membership, group.id, stop.id, step);
    showToast(t(`group.said.${step}`), {
      label: t('undo'),
      run: () => {
        takeBack().then(
          (undone) => showToast(undone ? t('undone') : t('undoTooLate')),
          () => showToast(t('undoTooLate')),
        );
      },
    });
  };

  return (
    <section className="stop-section" aria-labelledby="stop-group">
      <h2 id="stop-group" dir="auto">
        {group.properties.name}
      </h2>
      <ul className="stop-times">
        {times.map(([step, at]) =>
          at === null || at === undefined ? null : (
            <li key={step}>
              {t(`group.time.${step}`, { time: formatTime(at, currentLanguage(), new Date()) })}
            </li>
          ),
        )}
      </ul>
      {next !== undefined && (
        <>
          <p className="stop-soft">{t(`group.help.${next}`)}</p>
          <div>
            <Button
              icon={icons[next]}
              onClick={() => {
                say(next).catch(() => showToast(t('rate.failed.title')));
              }}
            >
              {t(`group.say.${next}`)}
            </Button>
          </div>
        </>
      )}
      <p>
        <Link href={`/walk/group?stop=${stop.id}`}>{t('group.other')}</Link>
      </p>
    </section>
  );
}
