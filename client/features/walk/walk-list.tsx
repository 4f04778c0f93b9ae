import { Check, ClipboardCheck, MapPinPlus, Pencil, Undo2 } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Checkpoint } from '../../../domain/checkpoint.ts';
import { distanceMetres } from '../../../domain/geo.ts';
import { formatMetres } from '../../i18n/format.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';
import { isSurvey } from '../../offline/optimistic-view.ts';
import { type PositionState, usableFix } from '../../state/position.ts';
import type { ReadyWalk } from '../../state/walk-store.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { AboutMe } from '../../ui/marking/about-me.tsx';
import { FindingLine } from '../../ui/marking/finding-line.tsx';
import { Notice } from '../../ui/notice.tsx';

interface WalkListProps {
  walk: ReadyWalk;
  passed: ReadonlySet<string>;
  onPassed: (stopId: string, isPassed: boolean) => void;
  nextId: string | undefined;
  position: PositionState;
  plainMap: boolean;
  selectedId: string | undefined;
  onSelect: (id: string | undefined) => void;
}

/** Everything that is on the map, as words: the stops in their order and the person's own marks. */
export function WalkList(props: WalkListProps): ReactNode {
  const { t } = useTranslation('walk');
  const { walk, selectedId, onSelect } = props;
  const { checkpoints, findings } = walk.view;
  const list = useRef<HTMLDivElement>(null);

  useEffect(() => {
    // Chosen on the map: bring its line into sight, without moving the focus away from the map.
    if (selectedId !== undefined)
      list.current?.querySelector('[aria-expanded="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [selectedId]);

  return (
    <div className="walk-list" ref={list}>
      {props.plainMap && (
        <Notice>
          <p>{t('plainMap')}</p>
        </Notice>
      )}
      {isSurvey(walk.view.me) ? (
        <Notice>
          <p>{t('survey.text')}</p>
        </Notice>
      ) : (
        <section aria-labelledby="walk-stops">
          <h2 id="walk-stops">{t('list.stopsTitle')}</h2>
          {checkpoints.length === 0 ? (
            <p className="walk-empty">{t('list.noStops')}</p>
          ) : (
            <ol>
              {checkpoints.map((stop) => (
                <StopItem key={stop.id} stop={stop} {...props} />
              ))}
            </ol>
          )}
        </section>
      )}
      <section aria-labelledby="walk-findings">
        <h2 id="walk-findings">{t('list.findingsTitle')}</h2>
        {findings.length === 0 ? (
          <p className="walk-empty">{t('list.noFindings')}</p>
        ) : (
          <ul>
            {findings.map((own) => (
              <li key={own.id}>
                <button
                  type="button"
                  className="walk-line"
                  aria-expanded={own.id === selectedId}
                  onClick={() => onSelect(own.id === selectedId ? undefined : own.id)}
                >
                  <FindingLine own={own} catalogue={walk.catalogue} />
                </button>
                {own.id === selectedId && (
                  <div className="walk-line-actions">
                    <ButtonLink href={`/walk/mine/${own.id}`} icon={Pencil}>
                      {t('list.edit')}
                    </ButtonLink>
                  </div>
                )}
              </li>
            ))}
          </ul>
        )}
      </section>
      {!isSurvey(walk.view.me) && <AboutMe membership={walk.membership} />}
    </div>
  );
}

function StopItem({
  walk,
  stop,
  passed,
  onPassed,
  nextId,
  position,
  selectedId,
  onSelect,
}: WalkListProps & { stop: Checkpoint }): ReactNode {
  const { t } = useTranslation('walk');
  const { id, properties, geometry } = stop;
  const isPassed = passed.has(id);
  const isRated = walk.view.ratings.has(id);
  const open = id === selectedId;
  const fix = usableFix(position);
  const away = fix && formatMetres(distanceMetres(fix.position, geometry.coordinates), currentLanguage());
  return (
    <li>
      <button
        type="button"
        className="walk-line walk-stop"
        aria-expanded={open}
        onClick={() => onSelect(open ? undefined : id)}
      >
        <span className="walk-stop-number" data-state={isPassed ? 'done' : id === nextId ? 'next' : 'later'}>
          {properties.order}
        </span>
        <span className="walk-stop-words">
          <b dir="auto">{properties.name}</b>
          {away !== undefined && <span>{away}</span>}
        </span>
        {isRated ? (
          <Badge tone="good" icon={ClipboardCheck}>
            {t('list.rated')}
          </Badge>
        ) : (
          isPassed && (
            <Badge tone="good" icon={Check}>
              {t('list.passed')}
            </Badge>
          )
        )}
        {id === nextId && <Badge>{t('list.next')}</Badge>}
      </button>
      {open && (
        <div className="walk-line-actions">
          <ButtonLink
            href={`/walk/stop/${id}`}
            look={isRated ? 'secondary' : 'primary'}
            icon={ClipboardCheck}
          >
            {isRated ? t('list.open') : t('list.rate')}
          </ButtonLink>
          <ButtonLink href={`/walk/mark?new&stop=${id}`} icon={MapPinPlus}>
            {t('list.markHere')}
          </ButtonLink>
          <Button icon={isPassed ? Undo2 : Check} onClick={() => onPassed(id, !isPassed)}>
            {isPassed ? t('list.notPassed') : t('list.setPassed')}
          </Button>
        </div>
      )}
    </li>
  );
}
