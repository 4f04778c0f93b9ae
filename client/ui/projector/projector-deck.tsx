import { ChevronLeft, ChevronRight, Contrast, X } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { IconButton } from '../button.tsx';
import './projector-deck.css';

const forward = new Set(['ArrowRight', 'ArrowDown', 'PageDown', ' ']);
const back = new Set(['ArrowLeft', 'ArrowUp', 'PageUp']);

/**
 * Slides on the wall, one at a time: keys and large buttons, light or dark whatever the desk has. Escape leaves,
 * unless a dialog is open. With `printed` the paper gets every slide.
 */
export function ProjectorDeck({
  name,
  leaveTo,
  slides,
  printed,
  tools,
}: {
  name: string;
  leaveTo: string;
  slides: readonly ReactNode[];
  /** The slides for paper. */
  printed?: ReactNode;
  /** More buttons, for whoever leads the meeting. */
  tools?: ReactNode;
}): ReactNode {
  const { t } = useTranslation('desk');
  const [, go] = useLocation();
  const [at, setAt] = useState(0);
  const [theme, setTheme] = useState<'light' | 'dark'>('light');
  const last = slides.length - 1;
  const current = Math.min(at, last);

  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.altKey || event.ctrlKey || event.metaKey) return;
      const target = event.target instanceof HTMLElement ? event.target : undefined;
      if (target?.closest('dialog') != null) return;
      // A space on a button presses it.
      if (event.key === ' ' && target?.closest('button, a') != null) return;
      const to = forward.has(event.key)
        ? Math.min(last, current + 1)
        : back.has(event.key)
          ? Math.max(0, current - 1)
          : event.key === 'Home'
            ? 0
            : event.key === 'End'
              ? last
              : undefined;
      if (event.key === 'Escape') go(leaveTo);
      if (to === undefined) return;
      event.preventDefault();
      setAt(to);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [current, last, go, leaveTo]);

  return (
    <section
      className={printed === undefined ? 'deck' : 'deck deck-printable'}
      data-theme={theme}
      aria-roledescription={t('deck.kind')}
      aria-label={name}
    >
      <div className="deck-slide" aria-live="polite">
        {slides[current]}
      </div>
      {printed !== undefined && <div className="deck-printed">{printed}</div>}
      <footer className="deck-controls">
        <IconButton icon={X} label={t('deck.leave')} onClick={() => go(leaveTo)} />
        <IconButton
          icon={Contrast}
          label={theme === 'light' ? t('deck.dark') : t('deck.light')}
          onClick={() => setTheme(theme === 'light' ? 'dark' : 'light')}
        />
        {tools}
        <span className="deck-name">{name}</span>
        <IconButton
          icon={ChevronLeft}
          label={t('deck.previous')}
          disabled={current === 0}
          onClick={() => setAt(current - 1)}
        />
        <span className="deck-count">{t('deck.count', { number: current + 1, of: slides.length })}</span>
        <IconButton
          icon={ChevronRight}
          label={t('deck.next')}
          disabled={current === last}
          onClick={() => setAt(current + 1)}
        />
      </footer>
    </section>
  );
}
