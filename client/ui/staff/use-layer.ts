import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { currentLanguage } from '../../i18n/start-i18n.ts';
import {
  type DrawnLayer,
  drawnLayerQuery,
  type LayerFilter,
  type LegendView,
  layersQuery,
} from '../../state/layer-queries.ts';
import { type LayerRow, layerRows } from './layer-look.ts';

const noRows: readonly LayerRow[] = [];

/** One of the layers that are drawn beside something else, while it is switched on, with its legend. */
export function useLayer(
  layerId: DrawnLayer,
  filter: LayerFilter,
  enabled: boolean,
): { rows: readonly LayerRow[]; legend: LegendView | undefined } {
  useTranslation();
  const language = currentLanguage();
  const legend = useQuery({ ...layersQuery, enabled }).data?.find(({ id }) => id === layerId)?.legend;
  const features = useQuery({
    ...drawnLayerQuery(layerId, filter),
    enabled,
    placeholderData: keepPreviousData,
  }).data;
  const rows = useMemo(
    () =>
      !enabled || legend === undefined || features === undefined
        ? noRows
        : layerRows(legend, features, language),
    [enabled, legend, features, language],
  );
  return { rows, legend };
}
