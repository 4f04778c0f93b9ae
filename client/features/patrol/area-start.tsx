import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AreaView } from '../../state/wire.ts';
import { Field } from '../../ui/field.tsx';
import { useAreaNames } from '../../ui/staff/area-names.ts';
import { type HotSpotDraft, outlineOfArea } from './hot-spot-changes.ts';

/** The areas of felt unsafety in a list: an outline may begin as one of them, as it may by choosing it on the map. */
export function AreaStart({
  areas,
  onChange,
}: {
  areas: readonly AreaView[];
  onChange: (change: Partial<HotSpotDraft>) => void;
}): ReactNode {
  const { t } = useTranslation('patrol');
  const names = useAreaNames(areas);
  if (areas.length === 0) return null;
  const ordered = areas.toSorted((a, b) => b.properties.score - a.properties.score);
  return (
    <Field label={t('form.fromArea')}>
      {(attributes) => (
        <select
          {...attributes}
          className="field-control"
          value=""
          onChange={(event) => {
            const area = ordered.find(({ id }) => id === event.target.value);
            if (area !== undefined) onChange({ geometry: outlineOfArea(area.geometry), basis: 'perceived' });
          }}
        >
          <option value="">{t('form.fromAreaNone')}</option>
          {ordered.map(({ id, properties }, index) => (
            <option key={id} value={id}>
              {t('form.areaOption', {
                name: names.get(id) ?? t('form.unnamedArea', { number: index + 1 }),
                score: properties.score,
              })}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
