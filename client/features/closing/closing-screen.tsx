import { useQuery } from '@tanstack/react-query';
import { ChevronLeft, ChevronRight, Contrast, PenLine, X } from 'lucide-react';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useParams } from 'wouter';
import type { ClosingView } from '../../../domain/closing/closing-view.ts';
import { closingQuery } from '../../state/result-queries.ts';
import { IconButton } from '../../ui/button.tsx';
import { PageHeading } from '../../ui/page.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { LoadFault } from '../../ui/staff/load-fault.tsx';
import { StaffFrame } from '../../ui/staff/staff-frame.tsx';
import { ClosingSlide } from './closing-slide.tsx';
import { closingSlides } from './closing-slides.ts';
import './closing.css';

/** The closing meeting on the wall: few words, large, nothing that tells of one person. */
export function ClosingScreen(): ReactNode {
  const { walkId = '' } = useParams<{ walkId: string }>();
  return <StaffFrame verb="process.read">{() => <Closing walkId={walkId} />}</StaffFrame>;
}

function Closing({ walkId }: { walkId: string }): ReactNode {
  const { t } = useTranslation(['closing', 'results']);
  const { data, error, isPending, refetch } = useQuery(closingQuery(walkId));
  if (data !== undefined) return <Deck view={data} walkId={walkId} />;
  return (
    <div className="deck-waiting">
      <PageHeading>{t('title')}</PageHeading>
      {error !== null && <LoadFault fault={error} onRetry={refetch} />}
      {isPending && <Skeleton lines={6} />}
    </div>
  );
}

const forward = new Set(['ArrowRight', 'ArrowDown', 'PageDown', ' ']);
const back = new Set(['ArrowLeft', 'ArrowUp', 'PageUp']);

function Deck({ view, walkId }: { view: ClosingView; walkId: string }): ReactNode {
  const { t } = useTranslation('closing');
  const [, go] = useLocation();
  const [at, setAt] = useState(0);
  const [theme, setTheme] = useState<'light' | 'dark'>('light');
  const slides = useMemo(() => closingSlides(view), [view]);
  const last = slides.length - 1;
  const current = Math.min(at, last);
  const slide = slides[current];

  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.altKey || event.ctrlKey || event.metaKey) return;
      // A space on a button presses it.
      if (event.key === ' ' && event.target instanceof HTMLElement && event.target.closest('button, a'))
        return;
      const to = forward.has(event.key)
        ? Math.min(last, current + 1)
        : back.has(event.key)
          ? Math.max(0, current - 1)
          : event.key === 'Home'
            ? 0
            : event.key === 'End'
              ? last
              : undefined;
      if (event.key === 'Escape') go(`/walks/${walkId}`);
      if (to === undefined) return;
      event.preventDefault();
      setAt(to);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [current, last, go, walkId]);

  return (
    <section className="deck" data-theme={theme} aria-roledescription={t('deck')} aria-label={view.name}>
      <div className="deck-slide" aria-live="polite">
        {slide !== undefined && <ClosingSlide slide={slide} view={view} />}
      </div>
      <footer className="deck-controls">
        <IconButton icon={X} label={t('controls.leave')} onClick={() => go(`/walks/${walkId}`)} />
        <IconButton
          icon={Contrast}
          label={theme === 'light' ? t('controls.dark') : t('controls.light')}
          onClick={() => setTheme(theme === 'light' ? 'dark' : 'light')}
        />
        <Link href={`/walks/${walkId}/closing/notes`} className="deck-link">
          <PenLine size={26} aria-hidden="true" />
          {t('controls.write')}
        </Link>
        <span className="deck-name">{view.name}</span>
        <IconButton
          icon={ChevronLeft}
          label={t('controls.previous')}
          disabled={current === 0}
          onClick={() => setAt(current - 1)}
        />
        <span className="deck-count">{t('controls.count', { number: current + 1, of: slides.length })}</span>
        <IconButton
          icon={ChevronRight}
          label={t('controls.next')}
          disabled={current === last}
          onClick={() => setAt(current + 1)}
        />
      </footer>
    </section>
  );
}
