import { ChevronDown, ChevronUp } from 'lucide-react';
import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import './sheet.css';

export type SheetHeight = 'peek' | 'half' | 'full';

const heights: readonly SheetHeight[] = ['peek', 'half', 'full'];
/** A finger that moved less than this tapped. */
const tapPixels = 8;

/**
 * The sheet over the lower part of a map, with three heights: dragged by its handle, or stepped with the handle's
 * button and the arrow keys. At the desk it is a panel at the side and has no handle.
 */
export function Sheet({
  label,
  height,
  onHeight,
  summary,
  children,
}: {
  label: string;
  height: SheetHeight;
  onHeight: (height: SheetHeight) => void;
  /** Always visible, also at the lowest height. */
  summary: ReactNode;
  children: ReactNode;
}): ReactNode {
  const { t } = useTranslation();
  const sheet = useRef<HTMLElement>(null);
  const drag = useRef<{ startY: number; startSize: number } | undefined>(undefined);
  const [dragged, setDragged] = useState<number>();
  const step = heights.indexOf(height);
  const next = heights[(step + 1) % heights.length] ?? 'peek';

  const onPointerDown = (event: PointerEvent<HTMLElement>): void => {
    drag.current = { startY: event.clientY, startSize: sheet.current?.offsetHeight ?? 0 };
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>): void => {
    const { current } = drag;
    if (current === undefined || Math.abs(event.clientY - current.startY) < tapPixels) return;
    // Not before it is a drag: with the pointer captured a tap would no longer reach the handle's button.
    event.currentTarget.setPointerCapture(event.pointerId);
    setDragged(current.startSize + current.startY - event.clientY);
  };
  const onPointerUp = (): void => {
    drag.current = undefined;
    if (dragged === undefined) return;
    setDragged(undefined);
    const share = dragged / window.innerHeight;
    onHeight(share < 0.3 ? 'peek' : share < 0.7 ? 'half' : 'full');
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const by = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0;
    const wanted = heights[step + by];
    if (by === 0 || wanted === undefined) return;
    event.preventDefault();
    onHeight(wanted);
  };

  return (
    <section
      ref={sheet}
      className="sheet"
      aria-label={label}
      data-height={height}
      data-dragged={dragged !== undefined}
      style={dragged === undefined ? undefined : { blockSize: dragged }}
    >
      <div
        className="sheet-grip"
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={onPointerUp}
        onPointerCancel={onPointerUp}
      >
        <button
          type="button"
          className="sheet-handle"
          aria-expanded={height !== 'peek'}
          onKeyDown={onKeyDown}
          onClick={() => dragged === undefined && onHeight(next)}
        >
          <span className="sheet-bar" aria-hidden="true" />
          <span className="visually-hidden">{t(`sheet.${next}`)}</span>
          {height === 'full' ? (
            <ChevronDown size={20} aria-hidden="true" />
          ) : (
            <ChevronUp size={20} aria-hidden="true" />
          )}
        </button>
        {summary}
      </div>
      <div className="sheet-content" hidden={height === 'peek' && dragged === undefined}>
        {children}
      </div>
    </section>
  );
}
