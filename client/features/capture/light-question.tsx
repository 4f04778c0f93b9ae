import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type LightWord, lightClassAt } from '../../../domain/light.ts';
import { correctedNow } from '../../offline/device-clock.ts';
import { fixOf, type PositionState } from '../../state/position.ts';
import type { ReadyWalk } from '../../state/walk-store.ts';
import { Segmented } from '../../ui/segmented.tsx';

type Answer = LightWord | 'unsaid';

/** Asked only when the sun says that it is dark; the rest of the light is known without a question. */
export function LightQuestion({
  walk,
  position,
  value,
  onChange,
}: {
  walk: ReadyWalk;
  position: PositionState;
  value: LightWord | null;
  onChange: (word: LightWord | null) => void;
}): ReactNode {
  const { t } = useTranslation('capture');
  // The sun stands the same over the whole walk: any of its places will do.
  const somewhere =
    fixOf(position)?.position ?? walk.view.checkpoints[0]?.geometry.coordinates ?? walk.settings.centre;
  if (lightClassAt(correctedNow(), somewhere) !== 'dark') return null;
  return (
    <Segmented<Answer>
      legend={t('light.question')}
      showLegend
      value={value ?? 'unsaid'}
      options={[
        { value: 'lit', label: t('light.lit') },
        { value: 'unlit', label: t('light.unlit') },
        { value: 'unsaid', label: t('light.unsaid') },
      ]}
      onChange={(answer) => onChange(answer === 'unsaid' ? null : answer)}
    />
  );
}
