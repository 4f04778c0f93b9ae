import type { ParameterView } from '../../state/layer-queries.ts';
import type { AddressForm } from '../../state/use-address-state.ts';

/** Whether the server would take it: a whole number within its bounds, or one of the options. */
function fits(parameter: ParameterView, value: string): boolean {
  if (parameter.kind === 'choice') return parameter.options.some((option) => option.value === value);
  return /^\d{1,9}$/.test(value) && Number(value) >= parameter.least && Number(value) <= parameter.most;
}

/** What may be set of a layer, by name. Whatever is as it was preset stands in no address. */
export function parametersInAddress(
  parameters: readonly ParameterView[],
): AddressForm<Readonly<Record<string, string>>> {
  return {
    read: (search) =>
      Object.fromEntries(
        parameters.flatMap((parameter) => {
          const value = search.get(parameter.name) ?? '';
          return fits(parameter, value) ? [[parameter.name, value]] : [];
        }),
      ),
    write: (values) =>
      Object.fromEntries(
        parameters.map(({ name, preset }) => {
          const value = values[name] ?? '';
          return [name, value === String(preset) ? '' : value];
        }),
      ),
  };
}
