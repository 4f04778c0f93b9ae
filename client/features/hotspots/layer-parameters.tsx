import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { pickText } from '../../../domain/localized.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';
import type { ParameterView } from '../../state/layer-queries.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { FilterFold } from '../../ui/staff/filter-fold.tsx';

/** A form of what may be set of a layer. Numbers outside their bounds are refused by the field itself. */
export function LayerParameters({
  parameters,
  values,
  onApply,
}: {
  parameters: readonly ParameterView[];
  values: Readonly<Record<string, string>>;
  onApply: (values: Readonly<Record<string, string>>) => void;
}): ReactNode {
  const { t } = useTranslation('evidence');
  const language = currentLanguage();
  const [draft, setDraft] = useState(values);
  const set = (name: string, value: string) => setDraft((before) => ({ ...before, [name]: value }));
  const send = (event: FormEvent): void => {
    event.preventDefault();
    onApply(draft);
  };
  return (
    <FilterFold title={t('layers.parameters')}>
      <form className="filter-fold-fields" onSubmit={send}>
        {parameters.map((parameter) =>
          parameter.kind === 'number' ? (
            <TextField
              key={parameter.name}
              label={pickText(parameter.label, language)}
              hint={t('layers.bounds', { least: parameter.least, most: parameter.most })}
              type="number"
              inputMode="numeric"
              required
              min={parameter.least}
              max={parameter.most}
              value={draft[parameter.name] ?? String(parameter.preset)}
              onChange={(event) => set(parameter.name, event.target.value)}
            />
          ) : (
            <SelectField
              key={parameter.name}
              label={pickText(parameter.label, language)}
              value={draft[parameter.name] ?? parameter.preset}
              choices={parameter.options.map(({ value, label }) => ({
                value,
                label: pickText(label, language),
              }))}
              onChange={(value) => set(parameter.name, value)}
            />
          ),
        )}
        <div className="hotspots-buttons">
          <Button type="submit" look="primary">
            {t('layers.apply')}
          </Button>
          <Button
            look="quiet"
            onClick={() => {
              setDraft({});
              onApply({});
            }}
          >
            {t('layers.presets')}
          </Button>
        </div>
      </form>
    </FilterFold>
  );
}
