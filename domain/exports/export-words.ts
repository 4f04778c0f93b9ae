import { type LocalizedText, pickText } from '../localized.ts';
import type { Band } from '../priority.ts';
import { bandOfFeature } from './band-of-feature.ts';
import { categoryLabelColumn } from './export-columns.ts';
import type { ExportContext, ExportFeature } from './export-format.ts';

/** What the map programs of these files show as the name of a place. */
const bandNames: Readonly<Record<Band, LocalizedText>> = {
  high: { sv: 'Hög prioritet', en: 'High priority' },
  medium: { sv: 'Medelhög prioritet', en: 'Medium priority' },
  low: { sv: 'Låg prioritet', en: 'Low priority' },
};
const areaName: LocalizedText = { sv: 'Område', en: 'Area' };
const people: LocalizedText = {
  sv: '{n} av {of} personer markerade platsen',
  en: '{n} of {of} people marked the place',
};

/** A short name: the category of a finding, the band of an area. */
export function placeName(feature: ExportFeature, context: ExportContext): string {
  if (context.what === 'findings') return String(categoryLabelColumn.read(feature, context) ?? '');
  const band = bandOfFeature(feature.properties);
  return pickText(band === undefined ? areaName : bandNames[band], context.language);
}

/** What people wrote of a finding, or how many marked an area; null when there is nothing to say. */
export function placeDescription(feature: ExportFeature, context: ExportContext): string | null {
  const { text, suggestion, nMarked, nPassed } = feature.properties;
  if (context.what === 'areas')
    return pickText(people, context.language)
      .replace('{n}', String(nMarked))
      .replace('{of}', String(nPassed));
  const words = [text, suggestion].filter((part): part is string => typeof part === 'string');
  return words.length === 0 ? null : words.join('\n');
}
