import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isActionOverdue } from '../../../domain/action-due.ts';
import { pickText } from '../../../domain/localized.ts';
import { formatDate } from '../../i18n/format.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';
import type { ActionView } from '../../state/action-queries.ts';
import { useCatalogue } from '../../state/staff-queries.ts';
import type { AreaView } from '../../state/wire.ts';
import { PageHeading } from '../../ui/page.tsx';
import { QrCode } from '../../ui/qr-code.tsx';
import { useAreaTitle } from '../../ui/staff/area-list.tsx';
import type { MeetingSlide as Slide } from './meeting-slides.ts';

export interface SlideFacts {
  walkId: string;
  people: number;
  /** As in 2026-11-23. */
  today: string;
  names: ReadonlyMap<string, string>;
  /** Whether there is a page for the public to point at. */
  isPublished: boolean;
}

/** One slide. On the wall its heading is the page's; on paper there are many, so that they are headings of parts. */
export function MeetingSlide({
  slide,
  facts,
  onPaper = false,
}: {
  slide: Slide;
  facts: SlideFacts;
  onPaper?: boolean;
}): ReactNode {
  const { t } = useTranslation('meeting-three');
  const titleOf = useAreaTitle(facts.names);
  const heading = (words: string): ReactNode =>
    onPaper ? <h2>{words}</h2> : <PageHeading>{words}</PageHeading>;
  switch (slide.kind) {
    case 'start':
      return (
        <>
          {heading(t('start.title'))}
          <ul className="deck-figures">
            <li>
              <b>{facts.people}</b> {t('start.people', { count: facts.people })}
            </li>
            <li>
              <b>{slide.areas}</b> {t('start.areas', { count: slide.areas })}
            </li>
            <li>
              <b>{slide.doing}</b> {t('start.doing', { count: slide.doing })}
            </li>
            <li>
              <b>{slide.declined}</b> {t('start.declined', { count: slide.declined })}
            </li>
          </ul>
        </>
      );
    case 'answer': {
      const title = slide.area === null ? t('answer.rest') : titleOf(slide.area).title;
      return (
        <>
          {heading(slide.parts > 1 ? t('answer.part', { title, part: slide.part, of: slide.parts }) : title)}
          {slide.area !== null && <Said area={slide.area} />}
          <Answers title={t('answer.doing')} actions={slide.doing} today={facts.today} />
          <Answers title={t('answer.declined')} actions={slide.declined} today={facts.today} />
        </>
      );
    }
    case 'undecided':
      return (
        <>
          {heading(t('undecided.title'))}
          <p className="deck-quiet">{t('undecided.lead')}</p>
          <ul className="deck-list">
            {slide.areas.map((area) => (
              <li key={area.id}>
                {titleOf(area).title} ·{' '}
                {t('said', { marked: area.properties.nMarked, passed: area.properties.nPassed })}
              </li>
            ))}
          </ul>
        </>
      );
    case 'follow':
      return (
        <>
          {heading(t('follow.title'))}
          <Follow facts={facts} />
        </>
      );
  }
}

/** What was said of a place: how many of how many, and of what. */
function Said({ area }: { area: AreaView }): ReactNode {
  const { t } = useTranslation('meeting-three');
  const known = useCatalogue();
  const { nMarked, nPassed, categories } = area.properties;
  const labels = categories.slice(0, 3).flatMap(({ category }) => {
    const label = known?.catalogue.find(category)?.label;
    return label === undefined ? [] : [pickText(label, currentLanguage())];
  });
  return (
    <p>
      <b>{t('said', { marked: nMarked, passed: nPassed })}</b>
      {labels.length > 0 && `: ${labels.join(', ').toLowerCase()}`}
    </p>
  );
}

function Answers({
  title,
  actions,
  today,
}: {
  title: string;
  actions: readonly ActionView[];
  today: string;
}): ReactNode {
  const { t } = useTranslation(['meeting-three', 'actions']);
  if (actions.length === 0) return null;
  const whenOf = ({ properties }: ActionView): string | undefined => {
    const { status, deadline, season, horizon } = properties;
    if (status === 'done' || status === 'verified' || status === 'not_done')
      return status === 'not_done' ? undefined : t(`actions:status.${status}`);
    if (deadline !== null) {
      const by = t('actions:due.by', { date: formatDate(deadline, currentLanguage()) }).toLowerCase();
      return isActionOverdue(properties, today) ? t('meeting-three:answer.late', { by }) : by;
    }
    if (season !== null) return t(`actions:season.${season}`).toLowerCase();
    return horizon === null ? undefined : t(`actions:horizon.${horizon}`).toLowerCase();
  };
  return (
    <div className="deck-answers">
      <h3>{title}</h3>
      <ul className="deck-list">
        {actions.map((action) => {
          const { decision, status, responsible, reason, statusLog } = action.properties;
          const refused = decision === 'decline' || status === 'not_done';
          const why = reason ?? (refused ? (statusLog.at(-1)?.reason ?? null) : null);
          const facts = refused ? [] : [responsible, whenOf(action)].filter(Boolean);
          return (
            <li key={action.id}>
              <b dir="auto">{action.properties.title}</b>
              {facts.length > 0 && <span className="deck-quiet"> {facts.join(', ')}</span>}
              {(refused || decision === 'investigate' || decision === 'refer') && why !== null && (
                <span className="deck-why" dir="auto">
                  {t('meeting-three:answer.because', { reason: why })}
                </span>
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function Follow({ facts: { walkId, isPublished } }: { facts: SlideFacts }): ReactNode {
  const { t } = useTranslation('meeting-three');
  const { origin, host } = window.location;
  const page = `/p/walks/${walkId}`;
  return (
    <div className="deck-follow">
      <div>
        <QrCode text={`${origin}/r`} label={t('follow.receiptQr')} />
        <p>
          <b>{t('follow.receipt')}</b>
          <span className="deck-address" dir="ltr">
            {host}/r
          </span>
          <span className="deck-quiet">{t('follow.receiptHelp')}</span>
        </p>
      </div>
      {isPublished && (
        <div>
          <QrCode text={`${origin}${page}`} label={t('follow.pageQr')} />
          <p>
            <b>{t('follow.page')}</b>
            <span className="deck-quiet">{t('follow.pageHelp')}</span>
          </p>
        </div>
      )}
    </div>
  );
}
