import { useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import { findingViews } from '../../state/record-views.ts';
import { walkRecordsQuery } from '../../state/staff-queries.ts';
import type { AreaView, FindingView } from '../../state/wire.ts';

const noWalks: readonly string[] = [];

/** The findings that an area is made of, the strongest first; undefined while no area is chosen. */
export function useFindingsOf(area: AreaView | undefined): readonly FindingView[] | undefined {
  const walks = useQueries({
    queries: (area?.properties.walkIds ?? noWalks).map((walkId) => walkRecordsQuery(walkId)),
    combine: (answers) => answers.map(({ data }) => data),
  });
  return useMemo(() => {
    if (area === undefined) return undefined;
    const wanted = new Set(area.properties.findingIds);
    const records = walks.flatMap((walk) => [...(walk?.records.values() ?? [])]);
    return findingViews(records.filter(({ id }) => wanted.has(id))).sort(
      (a, b) =>
        (b.properties.severity ?? 0) - (a.properties.severity ?? 0) ||
        b.properties.recordedAt.localeCompare(a.properties.recordedAt),
    );
  }, [area, walks]);
}
