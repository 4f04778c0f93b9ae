import { Eraser, PencilLine } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Polygon, Position } from '../../../domain/geo.ts';
import { hotSpotSize } from '../../../domain/patrol/hot-spot-size.ts';
import type { AreaView } from '../../state/wire.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { usePatrolWords } from '../../ui/patrol/patrol-words.ts';
import { TypedOutline } from '../../ui/staff/typed-outline.tsx';
import { AreaStart } from './area-start.tsx';
import type { HotSpotDraft } from './hot-spot-changes.ts';

/** The outline of a hot spot: begun as an area or a cell, from the list or on the map, drawn, or typed. */
export function OutlineField({
  geometry,
  near,
  areas,
  isDrawing,
  onDraw,
  onChange,
}: {
  geometry: Polygon | undefined;
  near: Position;
  areas: readonly AreaView[];
  isDrawing: boolean;
  onDraw: (draws: boolean) => void;
  onChange: (change: Partial<HotSpotDraft>) => void;
}): ReactNode {
  const { t } = useTranslation('patrol');
  return (
    <section aria-label={t('form.outline')} className="patrol-outline">
      {geometry === undefined ? (
        <>
          <AreaStart areas={areas} onChange={onChange} />
          <Notice>
            <p>{t(isDrawing ? 'form.draw' : 'form.choose')}</p>
          </Notice>
          <div className="patrol-tools">
            <Button icon={PencilLine} onClick={() => onDraw(!isDrawing)}>
              {t(isDrawing ? 'form.drawStop' : 'form.drawStart')}
            </Button>
          </div>
        </>
      ) : (
        <>
          <Size geometry={geometry} />
          <Button look="quiet" icon={Eraser} onClick={() => onChange({ geometry: undefined })}>
            {t('form.clear')}
          </Button>
        </>
      )}
      <TypedOutline
        summary={t('form.type')}
        label={t('form.typeLabel')}
        outline={geometry}
        near={near}
        onUse={(outline) => onChange({ geometry: outline })}
      />
    </section>
  );
}

function Size({ geometry }: { geometry: Polygon }): ReactNode {
  const { t } = useTranslation('patrol');
  const words = usePatrolWords();
  const { squareMetres, metresAcross, isLarge } = hotSpotSize(geometry);
  return (
    <>
      <p role="status">
        {t('form.size', { area: words.number(squareMetres), across: words.number(metresAcross) })}
      </p>
      {isLarge && (
        <Notice tone="warning" title={t('form.largeTitle')}>
          <p>{t('form.largeText')}</p>
        </Notice>
      )}
    </>
  );
}
