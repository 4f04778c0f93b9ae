import { Brush, Check, SquareDashed, Undo2, X } from 'lucide-react';
import {
  type KeyboardEvent,
  type PointerEvent,
  type ReactNode,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '../button.tsx';
import { Notice } from '../notice.tsx';
import './blur-dialog.css';
import { type BlurShape, drawBlurred, type Frame, movedFrame } from './blur-shapes.ts';
import { pictureOf } from './shrink-photo.ts';

const firstFrame: Frame = { x: 0.35, y: 0.35, width: 0.3, height: 0.3 };
const arrows = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'];

/**
 * Makes faces and number plates unreadable: painted over with a finger, or by a frame that the arrow keys move. What
 * comes out is a new picture; the one before is not kept anywhere.
 */
export function BlurDialog({
  picture,
  onDone,
  onClose,
}: {
  picture: Blob;
  /** Rejects when the new picture could not be kept. */
  onDone: (picture: Blob) => Promise<void>;
  onClose: () => void;
}): ReactNode {
  const { t } = useTranslation(['photos', 'common']);
  const dialog = useRef<HTMLDialogElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const titleId = useId();
  const [bitmap, setBitmap] = useState<ImageBitmap>();
  const [shapes, setShapes] = useState<readonly BlurShape[]>([]);
  const [frame, setFrame] = useState<Frame>();
  const [failed, setFailed] = useState(false);
  const painting = useRef(false);

  useEffect(() => {
    const element = dialog.current;
    if (element !== null && !element.open) element.showModal();
    return () => element?.close();
  }, []);
  useEffect(() => {
    let made: ImageBitmap | undefined;
    createImageBitmap(picture).then(
      (ready) => {
        made = ready;
        setBitmap(ready);
      },
      () => setFailed(true),
    );
    return () => made?.close();
  }, [picture]);
  useEffect(() => {
    if (canvas.current !== null && bitmap !== undefined) drawBlurred(canvas.current, bitmap, shapes);
  }, [bitmap, shapes]);

  const pointOf = (event: PointerEvent<HTMLCanvasElement>): readonly [number, number] => {
    const { left, top, width, height } = event.currentTarget.getBoundingClientRect();
    return [(event.clientX - left) / width, (event.clientY - top) / height];
  };
  const onPointerDown = (event: PointerEvent<HTMLCanvasElement>): void => {
    event.currentTarget.setPointerCapture(event.pointerId);
    painting.current = true;
    setShapes([...shapes, { kind: 'stroke', points: [pointOf(event)] }]);
  };
  const onPointerMove = (event: PointerEvent<HTMLCanvasElement>): void => {
    if (!painting.current) return;
    const point = pointOf(event);
    setShapes((before) => {
      const last = before.at(-1);
      return last?.kind === 'stroke'
        ? [...before.slice(0, -1), { ...last, points: [...last.points, point] }]
        : before;
    });
  };
  const onFrameKey = (event: KeyboardEvent): void => {
    if (frame === undefined) return;
    if (event.key === 'Enter') blurFrame();
    else if (arrows.includes(event.key)) setFrame(movedFrame(frame, event.key, event.shiftKey));
    else return;
    event.preventDefault();
  };
  const blurFrame = (): void => {
    if (frame !== undefined) setShapes([...shapes, { kind: 'box', ...frame }]);
  };
  const finish = async (): Promise<void> => {
    if (canvas.current === null) return;
    try {
      if (shapes.length === 0) onClose();
      else await onDone(await pictureOf(canvas.current));
    } catch (fault) {
      console.error('the picture could not be kept', fault);
      setFailed(true);
    }
  };
  const percent = (share: number): number => Math.round(share * 100);

  return (
    <dialog ref={dialog} className="blur-dialog" aria-labelledby={titleId} onClose={onClose}>
      <header>
        <h2 id={titleId}>{t('blurTitle')}</h2>
        <IconButton icon={X} label={t('common:close')} onClick={onClose} />
      </header>
      <p>{t('blurHint')}</p>
      <div className="blur-stage">
        <div className="blur-picture" dir="ltr">
          <canvas
            ref={canvas}
            width={bitmap?.width ?? 4}
            height={bitmap?.height ?? 3}
            role="img"
            aria-label={t('blurPicture', { count: shapes.length })}
            onPointerDown={onPointerDown}
            onPointerMove={onPointerMove}
            onPointerUp={() => {
              painting.current = false;
            }}
            onPointerCancel={() => {
              painting.current = false;
            }}
          />
          {frame !== undefined && (
            <div
              className="blur-frame"
              role="application"
              // biome-ignore lint/a11y/noNoninteractiveTabindex: the keys go to it
              tabIndex={0}
              aria-label={t('frame.label')}
              onKeyDown={onFrameKey}
              ref={(element) => element?.focus({ preventScroll: true })}
              style={{
                left: `${percent(frame.x)}%`,
                top: `${percent(frame.y)}%`,
                width: `${percent(frame.width)}%`,
                height: `${percent(frame.height)}%`,
              }}
            />
          )}
        </div>
      </div>
      {frame !== undefined && (
        <p className="visually-hidden" role="status">
          {t('frame.where', {
            left: percent(frame.x),
            top: percent(frame.y),
            width: percent(frame.width),
            height: percent(frame.height),
          })}
        </p>
      )}
      {failed && (
        <Notice tone="error" announce>
          <p>{t('fault.notKept')}</p>
        </Notice>
      )}
      <footer>
        <Button icon={Undo2} disabled={shapes.length === 0} onClick={() => setShapes(shapes.slice(0, -1))}>
          {t('undoBlur')}
        </Button>
        {frame === undefined ? (
          <Button icon={SquareDashed} onClick={() => setFrame(firstFrame)}>
            {t('frame.use')}
          </Button>
        ) : (
          <Button icon={Brush} onClick={blurFrame}>
            {t('frame.blur')}
          </Button>
        )}
        <Button
          look="primary"
          icon={Check}
          disabled={bitmap === undefined}
          onClick={() => {
            finish().catch((fault: unknown) => console.error(fault));
          }}
        >
          {t('blurDone')}
        </Button>
      </footer>
    </dialog>
  );
}
