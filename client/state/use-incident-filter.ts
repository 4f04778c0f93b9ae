import { useMemo } from 'react';
import { filterThatFits, type IncidentFilter, incidentFilterInAddress } from './incident-filter.ts';
import type { IncidentsView } from './incident-queries.ts';
import { useAddressState } from './use-address-state.ts';

/** What recorded incidents are narrowed to, as the address says it and as far as it is there. @param all unfiltered */
export function useIncidentFilter(
  all: IncidentsView | undefined,
): [IncidentFilter, (next: IncidentFilter) => void] {
  const [asked, setFilter] = useAddressState(incidentFilterInAddress);
  const filter = useMemo(() => filterThatFits(asked, all), [asked, all]);
  return [filter, setFilter];
}
