import { type AddressForm, choiceIn, dayIn } from '../../state/use-address-state.ts';

/** In months. */
export const lengths = [1, 3, 6, 12] as const;
/** Around both places, in metres; 0 is none. */
export const rings = [0, 50, 100, 200, 400] as const;

interface Comparison {
  place: string;
  controlPlace: string;
  began: string;
  months: number;
  compared: 'year' | 'directly';
  ringMetres: number;
}

/** Which places and periods are compared. */
export const comparisonInAddress: AddressForm<Comparison> = {
  read: (search) => ({
    place: search.get('place') ?? '',
    controlPlace: search.get('control') ?? '',
    began: dayIn(search, 'began'),
    months: choiceIn<number>(search, 'months', 3, lengths),
    compared: choiceIn(search, 'compared', 'year', ['year', 'directly']),
    ringMetres: choiceIn<number>(search, 'ring', 0, rings),
  }),
  write: ({ place, controlPlace, began, months, compared, ringMetres }) => ({
    place,
    control: controlPlace,
    began,
    months: String(months),
    compared,
    ring: String(ringMetres),
  }),
};
