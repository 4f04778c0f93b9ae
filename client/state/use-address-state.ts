import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'wouter';

/** How something that a person has chosen stands in the address. */
export interface AddressForm<State> {
  /** Whatever does not fit is as if it were not there: anybody can write an address. */
  read: (search: URLSearchParams) => State;
  /** By name; an empty text stands in no address. */
  write: (state: State) => Readonly<Record<string, string>>;
}

/**
 * What a person has chosen on a screen, kept in the address: a reload, the way back and a colleague who gets the address
 * have the same. Choosing adds no step to the way back.
 * @param form the same object on every render
 */
export function useAddressState<State>(form: AddressForm<State>): [State, (next: State) => void] {
  const [search, setSearch] = useSearchParams();
  const text = search.toString();
  const state = useMemo(() => form.read(new URLSearchParams(text)), [form, text]);
  const change = useCallback(
    (next: State) => {
      // The address as it is now: two choices in the same moment must both stay.
      const params = new URLSearchParams(window.location.search);
      for (const [name, value] of Object.entries(form.write(next)))
        if (value === '') params.delete(name);
        else params.set(name, value);
      if (params.toString() !== new URLSearchParams(window.location.search).toString())
        setSearch(params, { replace: true });
    },
    [form, setSearch],
  );
  return [state, change];
}

const dayForm = /^\d{4}-\d{2}-\d{2}$/;

/** A day as in 2026-11-23 of the address; empty where there is none. */
export function dayIn(search: URLSearchParams, name: string): string {
  const text = search.get(name) ?? '';
  return dayForm.test(text) ? text : '';
}

/** One of these; the preset where the address has none of them. */
export function choiceIn<Choice extends string | number>(
  search: URLSearchParams,
  name: string,
  preset: Choice,
  choices: readonly Choice[],
): Choice {
  return choices.find((choice) => String(choice) === search.get(name)) ?? preset;
}

/** The area that is open beside a map. */
export const areaInAddress: AddressForm<string | undefined> = {
  read: (search) => search.get('area') ?? undefined,
  write: (areaId) => ({ area: areaId ?? '' }),
};
