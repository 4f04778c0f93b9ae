import { X } from 'lucide-react';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ShadeLook } from '../../map/map-data.ts';
import { IconButton } from '../button.tsx';
import { Swatch } from './shade-legend.tsx';
import './map-card.css';

/**
 * What one shape on the map says, in a card at the map's edge. The focus follows to it, and goes back to where it came
 * from: a list works as well as the map.
 */
export function MapCard({
  of,
  title,
  look,
  onClose,
  children,
}: {
  /** Which shape: another one is read out anew. */
  of: string;
  title: string;
  look?: ShadeLook | undefined;
  onClose: () => void;
  children: ReactNode;
}): ReactNode {
  const { t } = useTranslation('evidence');
  const card = useRef<HTMLElement>(null);
  const opener = useRef<HTMLElement>(null);
  const titleId = useId();

  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each shape
  useEffect(() => {
    const { activeElement } = document;
    if (activeElement instanceof HTMLElement && card.current?.contains(activeElement) === false)
      opener.current = activeElement;
    card.current?.focus({ preventScroll: true });
  }, [of]);

  const close = (): void => {
    onClose();
    // On the phone the list is there again only after the page is drawn.
    requestAnimationFrame(() => opener.current?.focus({ preventScroll: true }));
  };

  return (
    <section
      ref={card}
      className="map-card"
      tabIndex={-1}
      aria-labelledby={titleId}
      onKeyDown={(event) => event.key === 'Escape' && close()}
    >
      <header>
        {look !== undefined && <Swatch look={look} />}
        <h2 id={titleId}>{title}</h2>
        <IconButton icon={X} label={t('cell.close')} onClick={close} />
      </header>
      {children}
    </section>
  );
}
