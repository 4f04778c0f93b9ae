import { Crosshair, Dices, RefreshCw, UserRoundCheck, X } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { shownBand } from '../../../domain/area.ts';
import { pickText } from '../../../domain/localized.ts';
import { formatTime } from '../../i18n/format.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';
import { useCatalogue } from '../../state/staff-queries.ts';
import type { AreaView } from '../../state/wire.ts';
import { Badge } from '../badge.tsx';
import { Button, IconButton } from '../button.tsx';
import { CategoryIcon } from '../category-icon.tsx';
import { AreaExplanation } from './area-explanation.tsx';
import { useAreaTitle } from './area-list.tsx';
import { ScoreBreakdown } from './score-breakdown.tsx';
import { useCellWords } from './use-cell-words.ts';
import './area-detail.css';

/** Fewer people than this are not told as a number to those outside the municipality. */
const fewestShown = 3;

const percentOf = (share: number): number => Math.round(share * 100);

/** One area: how many said it, what they marked, and how its score is made. */
export function AreaDetail({
  area,
  names,
  hideFew,
  onClose,
  onLocate,
  children,
}: {
  area: AreaView;
  names: ReadonlyMap<string, string>;
  hideFew: boolean;
  onClose: () => void;
  onLocate: () => void;
  children?: ReactNode;
}): ReactNode {
  const { t } = useTranslation(['desk', 'explain']);
  const known = useCatalogue();
  const language = currentLanguage();
  const heading = useRef<HTMLHeadingElement>(null);
  const { title } = useAreaTitle(names)(area);
  const { nMarked, nPassed, nWalks, score, confidence, goAgain, categories, components, runAt } =
    area.properties;
  const { marked, chance, override } = area.properties;
  const band = shownBand(area.properties);
  const words = useCellWords();

  // biome-ignore lint/correctness/useExhaustiveDependencies: the focus follows to each newly opened area
  useEffect(() => heading.current?.focus({ preventScroll: true }), [area.id]);

  return (
    <article
      className="area-detail"
      aria-labelledby="area-detail-title"
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    >
      <header className="desk-detail-head">
        <h1 id="area-detail-title" ref={heading} tabIndex={-1}>
          {title}
        </h1>
        <IconButton icon={X} label={t('area.close')} onClick={onClose} />
      </header>
      <div className="desk-section area-facts">
        <p className="area-facts-score">
          <span className="area-score" data-band={band}>
            {score}
          </span>
          <span>
            <b>{t('band.label', { band: t(`band.${band}`) })}</b>
            <span className="desk-quiet">{t('area.score', { score })}</span>
          </span>
        </p>
        {override !== null && (
          <p>
            <Badge tone="neutral" icon={UserRoundCheck}>
              {t('explain:decidedBand')}
            </Badge>{' '}
            {override.reason}
          </p>
        )}
        <p className="area-people">
          <PeopleBar marked={nMarked} passed={nPassed} />
          <b>{t('area.people', { marked: nMarked, passed: nPassed })}</b>
          <span className="desk-quiet">{t('area.walks', { count: nWalks })}</span>
          {marked !== null && (
            <span className="desk-quiet">
              {t('explain:likelyLong', { low: percentOf(marked.low), high: percentOf(marked.high) })}
            </span>
          )}
        </p>
        <p className="area-facts-confidence">
          <span className="area-grade" data-confidence={confidence} aria-hidden="true">
            {confidence}
          </span>
          <span>
            <b>{t(`confidence.${confidence}`)}</b>
            <span className="desk-quiet">{t(`confidence.help${confidence}`)}</span>
          </span>
        </p>
        {chance?.tested === true && chance.mayBeChance && (
          <p>
            <Badge tone="warning" icon={Dices}>
              {t('explain:mayBeChance')}
            </Badge>
          </p>
        )}
        {goAgain && (
          <p>
            <Badge tone="warning" icon={RefreshCw}>
              {t('area.goAgain')}
            </Badge>
          </p>
        )}
        <p>
          <Button icon={Crosshair} onClick={onLocate}>
            {t('area.showOnMap')}
          </Button>
        </p>
      </div>
      <div className="desk-section">
        <h2>{t('area.categories')}</h2>
        <ul className="area-categories">
          {categories.map(({ category, nMarked: people }) => {
            const found = known?.catalogue.find(category);
            return (
              <li key={category}>
                {found !== undefined && <CategoryIcon icon={found.icon} size={20} />}
                <span>{found === undefined ? category : pickText(found.label, language)}</span>
                <span className="area-categories-people">
                  {hideFew && people < fewestShown
                    ? t('area.few')
                    : words.short({ nMarked: people, nPassed })}
                </span>
              </li>
            );
          })}
        </ul>
      </div>
      {children}
      <div className="desk-section">
        <ScoreBreakdown components={components} />
        <p className="desk-quiet">{t('area.computed', { time: formatTime(runAt, language, new Date()) })}</p>
      </div>
      <AreaExplanation area={area} title={title} />
    </article>
  );
}

/** One dot a person up to twenty, a bar for more: how many of those who passed said it. */
function PeopleBar({ marked, passed }: { marked: number; passed: number }): ReactNode {
  if (passed > 20)
    return <meter className="area-meter" min={0} max={passed} value={marked} aria-hidden="true" />;
  return (
    <span className="area-dots" aria-hidden="true">
      {Array.from({ length: passed }, (_, person) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: dots are people without identity
        <i key={person} data-marked={person < marked} />
      ))}
    </span>
  );
}
