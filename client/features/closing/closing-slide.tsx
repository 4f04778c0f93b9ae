import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClosingView, FeelingAtStop, MarkedPlace } from '../../../domain/closing/closing-view.ts';
import { formatTime } from '../../i18n/format.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';
import { PageHeading } from '../../ui/page.tsx';
import { FeelingBar, FeelingLegend } from '../../ui/results/feeling-bar.tsx';
import type { Slide } from './closing-slides.ts';
import { usePlaceWords } from './place-words.ts';

/** One slide. Its heading is the page's, so that a screen reader says which one is shown. */
export function ClosingSlide({ slide, view }: { slide: Slide; view: ClosingView }): ReactNode {
  switch (slide.kind) {
    case 'start':
      return <Start view={view} />;
    case 'places':
      return <Places slide={slide} />;
    case 'feelings':
      return <Feelings stops={slide.stops} />;
    case 'silence':
      return <Silence view={view} />;
    case 'liked':
      return <Liked places={slide.places} />;
    case 'group':
      return <Group group={slide.group} />;
    case 'next':
      return <Next view={view} />;
  }
}

function Start({ view }: { view: ClosingView }): ReactNode {
  const { t } = useTranslation('closing');
  return (
    <>
      <PageHeading>{t('start.title')}</PageHeading>
      <ul className="deck-figures">
        <li>
          <b>{view.people}</b> {t('start.people', { count: view.people })}
        </li>
        <li>
          <b>{view.unsafe}</b> {t('start.unsafe', { count: view.unsafe })}
        </li>
        <li>
          <b>{view.good}</b> {t('start.good', { count: view.good })}
        </li>
      </ul>
      <p>{t('start.thanks')}</p>
    </>
  );
}

const percent = (share: number): number => Math.round(share * 100);

function PlaceRow({ place, words }: { place: MarkedPlace; words: 'places' | 'liked' }): ReactNode {
  const { t } = useTranslation('closing');
  const { nameOf, categoriesOf } = usePlaceWords();
  const { count, of, interval } = place.marked;
  return (
    <li>
      <span className="deck-share">
        <b>{count}</b> {t('places.of', { count: of })}
      </span>
      <span className="deck-place">
        <b>{nameOf(place)}</b>
        <span>{categoriesOf(place.categories)}</span>
        {words === 'places' && interval !== null && (
          <span className="deck-quiet">
            {t('places.range', { low: percent(interval.low), high: percent(interval.high) })}
          </span>
        )}
      </span>
    </li>
  );
}

function Places({ slide }: { slide: Extract<Slide, { kind: 'places' }> }): ReactNode {
  const { t } = useTranslation('closing');
  const title =
    slide.parts > 1 ? t('places.titlePart', { part: slide.part, of: slide.parts }) : t('places.title');
  return (
    <>
      <PageHeading>{title}</PageHeading>
      {slide.places.length === 0 ? (
        <p>{t('places.none')}</p>
      ) : (
        <>
          <p className="deck-quiet">{t('places.lead')}</p>
          <ol className="deck-places">
            {slide.places.map((place) => (
              <PlaceRow key={place.id} place={place} words="places" />
            ))}
          </ol>
        </>
      )}
    </>
  );
}

function Liked({ places }: { places: readonly MarkedPlace[] }): ReactNode {
  const { t } = useTranslation('closing');
  return (
    <>
      <PageHeading>{t('liked.title')}</PageHeading>
      <p className="deck-quiet">{t('liked.lead')}</p>
      <ol className="deck-places" data-good>
        {places.map((place) => (
          <PlaceRow key={place.id} place={place} words="liked" />
        ))}
      </ol>
    </>
  );
}

function Feelings({ stops }: { stops: readonly FeelingAtStop[] }): ReactNode {
  const { t } = useTranslation('closing');
  return (
    <>
      <PageHeading>{t('feelings.title')}</PageHeading>
      <FeelingLegend />
      {stops.map(({ id, number, name, all, answered, skipped, groups }) => (
        <div key={id} className="deck-feelings">
          <h2>{t('stop', { number, name })}</h2>
          {all === null ? (
            <p className="deck-quiet">{t('feelings.tooFew')}</p>
          ) : (
            <>
              <div className="deck-feeling">
                <span>{t('feelings.all', { count: answered })}</span>
                <FeelingBar feelings={all} label={t('feelings.all', { count: answered })} />
              </div>
              {groups?.map((group) => (
                <div className="deck-feeling" key={group.name}>
                  <span>{group.name}</span>
                  <FeelingBar feelings={group.feelings} label={group.name} />
                </div>
              ))}
            </>
          )}
          {skipped > 0 && <p className="deck-quiet">{t('feelings.skipped', { count: skipped })}</p>}
        </div>
      ))}
    </>
  );
}

function Silence({ view }: { view: ClosingView }): ReactNode {
  const { t } = useTranslation('closing');
  const { markedNothing, stops, skipped } = view.silence;
  return (
    <>
      <PageHeading>{t('silence.title')}</PageHeading>
      <ul className="deck-lines">
        <li>{t('silence.people', { marked: markedNothing.count, count: markedNothing.of })}</li>
        <li>
          {stops.length === 0
            ? t('silence.noStops')
            : t('silence.stops', {
                count: stops.length,
                names: stops.map(({ number, name }) => t('stop', { number, name })).join(', '),
              })}
        </li>
        <li>
          {skipped.of === 0
            ? t('silence.noRatings')
            : t('silence.skipped', { skipped: skipped.count, count: skipped.of })}
        </li>
      </ul>
      <p className="deck-quiet">{t('silence.lead')}</p>
    </>
  );
}

function Group({ group }: { group: ClosingView['groups'][number] }): ReactNode {
  const { t } = useTranslation('closing');
  const { topPlaceName } = usePlaceWords();
  const { name, people, topThree, agreed, dissent } = group;
  return (
    <>
      <PageHeading>{t('group.title', { name })}</PageHeading>
      <p className="deck-quiet">{t('group.people', { count: people })}</p>
      {topThree.length === 0 ? (
        <p>{t('group.none')}</p>
      ) : (
        <ol className="deck-top">
          {topThree.map((place) => (
            <li key={place.id}>
              <b>{topPlaceName(place)}</b>
              {place.words !== null && <span dir="auto">{place.words}</span>}
            </li>
          ))}
        </ol>
      )}
      {agreed !== null && (
        <p>
          <b>{t('group.agreed')}</b> <span dir="auto">{agreed}</span>
        </p>
      )}
      {dissent !== null && (
        <p>
          <b>{t('group.dissent')}</b> <span dir="auto">{dissent}</span>
        </p>
      )}
    </>
  );
}

function Next({ view }: { view: ClosingView }): ReactNode {
  const { t } = useTranslation('closing');
  const { thirdMeetingAt, thirdMeetingPlace } = view;
  const meeting = [
    thirdMeetingAt === null ? undefined : formatTime(thirdMeetingAt, currentLanguage(), new Date(0)),
    thirdMeetingPlace ?? undefined,
  ].filter((part) => part !== undefined);
  return (
    <>
      <PageHeading>{t('next.title')}</PageHeading>
      <ol className="deck-lines">
        <li>{t('next.protocol')}</li>
        <li>{t('next.actions')}</li>
        <li>
          {meeting.length === 0 ? t('next.meeting') : t('next.meetingAt', { when: meeting.join(', ') })}
        </li>
        <li>{t('next.receipt')}</li>
      </ol>
    </>
  );
}
