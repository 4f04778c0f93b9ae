import { HelpCircle, type LucideIcon, TrendingDown, TrendingUp, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AreaComparison, StopComparison } from '../../../domain/comparison/walk-comparison.ts';
import { pickText } from '../../../domain/localized.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';
import { useCatalogue } from '../../state/staff-queries.ts';
import { FeelingBar } from '../../ui/results/feeling-bar.tsx';
import { ShareInterval } from '../../ui/results/share-interval.tsx';
import { conclusionWords } from './conclusion-words.ts';

type Shares = StopComparison['marked']['shares'];
type Conclusion = StopComparison['marked']['conclusion'];

const icons: Record<Conclusion['kind'], LucideIcon> = {
  better: TrendingDown,
  worse: TrendingUp,
  unclear: HelpCircle,
  'better-but-chosen': HelpCircle,
  refused: TriangleAlert,
};

/** The sentence, with a shape that never stands alone for it. */
function Sentence({ conclusion, children }: { conclusion: Conclusion; children: string }): ReactNode {
  const Icon = icons[conclusion.kind];
  return (
    <p className="comparison-sentence" data-kind={conclusion.kind}>
      <Icon size={20} aria-hidden="true" />
      <span>{children}</span>
    </p>
  );
}

function TwoShares({ shares }: { shares: Shares }): ReactNode {
  const { t } = useTranslation('results');
  return (
    <>
      <ShareInterval share={shares.before} label={t('before')} tone="before" />
      <ShareInterval share={shares.after} label={t('after')} tone="after" />
    </>
  );
}

/** One stop, then and now, by its three questions. */
export function ComparedStop({ stop, number }: { stop: StopComparison; number: number }): ReactNode {
  const { t } = useTranslation('comparison');
  const { t: r } = useTranslation('results');
  const { marked, feeling, notAlone } = stop;
  return (
    <article className="comparison-place">
      <h3>
        <span className="comparison-number">{number}</span> {stop.name}
      </h3>
      <div className="comparison-question">
        <h4>{t('question.marked')}</h4>
        <TwoShares shares={marked.shares} />
        <Sentence conclusion={marked.conclusion}>
          {conclusionWords('marked', marked.conclusion, t, marked.shares)}
        </Sentence>
      </div>
      <div className="comparison-question">
        <h4>{t('question.feeling')}</h4>
        {(['before', 'after'] as const).map((when) => (
          <div className="comparison-feelings" key={when}>
            <span className="comparison-quiet">{r(when)}</span>
            <FeelingBar feelings={feeling.feelings[when]} label={r(when)} />
          </div>
        ))}
        <Sentence conclusion={feeling.conclusion}>
          {conclusionWords('feeling', feeling.conclusion, t)}
        </Sentence>
      </div>
      <div className="comparison-question">
        <h4>{t('question.notAlone')}</h4>
        <TwoShares shares={notAlone.shares} />
        <Sentence conclusion={notAlone.conclusion}>
          {conclusionWords('notAlone', notAlone.conclusion, t, notAlone.shares)}
        </Sentence>
      </div>
    </article>
  );
}

/** One area of the first walk, counted in the same way again. */
export function ComparedArea({ area }: { area: AreaComparison }): ReactNode {
  const { t } = useTranslation('comparison');
  const known = useCatalogue();
  const names = area.categories.slice(0, 2).map((id) => {
    const label = known?.catalogue.find(id)?.label;
    return label === undefined ? id : pickText(label, currentLanguage());
  });
  return (
    <article className="comparison-place">
      <h3>
        <span className="comparison-number">{area.number}</span> {names.join(', ')}
      </h3>
      <div className="comparison-question">
        <h4>{t('question.area')}</h4>
        <TwoShares shares={area.marked.shares} />
        <Sentence conclusion={area.marked.conclusion}>
          {conclusionWords('area', area.marked.conclusion, t, area.marked.shares)}
        </Sentence>
      </div>
    </article>
  );
}
