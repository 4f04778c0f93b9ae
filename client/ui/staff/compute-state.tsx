import { RotateCw, X } from 'lucide-react';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Computed } from '../../state/use-computed.ts';
import { Button } from '../button.tsx';
import { Notice } from '../notice.tsx';
import { LoadFault } from './load-fault.tsx';
import './compute-state.css';

/** How far a computation has come, and its end: by the person, or by a fault. Nothing while there is an answer. */
export function ComputeState({ of }: { of: Computed<unknown> }): ReactNode {
  const { t } = useTranslation('evidence');
  const id = useId();
  const place = useRef<HTMLDivElement>(null);
  const isStopped = useRef(false);
  // The button that was pressed is gone: whoever works by keyboard goes on from the one that begins again.
  useEffect(() => {
    if (of.cancelled && isStopped.current) place.current?.querySelector('button')?.focus();
    isStopped.current = false;
  }, [of.cancelled]);
  if (of.progress !== undefined) {
    const percent = Math.round(of.progress * 100);
    return (
      <div className="compute-state">
        <p id={id}>{t('compute.running', { percent })}</p>
        <progress aria-labelledby={id} max={100} value={percent} />
        <Button
          icon={X}
          onClick={() => {
            isStopped.current = true;
            of.cancel();
          }}
        >
          {t('compute.cancel')}
        </Button>
      </div>
    );
  }
  if (of.fault !== null) return <LoadFault fault={of.fault} onRetry={of.again} />;
  if (!of.cancelled) return null;
  return (
    <div ref={place}>
      <Notice title={t('compute.cancelled')} announce>
        <p>{t('compute.cancelledText')}</p>
        <Button icon={RotateCw} onClick={of.again}>
          {t('compute.again')}
        </Button>
      </Notice>
    </div>
  );
}
