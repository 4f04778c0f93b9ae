import { type AreaDraft, areaParametersSchema } from '../area.ts';
import type { LocalizedText } from '../localized.ts';
import { defineAnalysis } from './analysis.ts';
import { computeAreas } from './areas.ts';

/** Priority areas as a layer. Identity and storage are the business of whoever keeps the snapshots. */
export const priorityAreas = defineAnalysis({
  id: 'priority-areas',
  label: { sv: 'Prioriterade områden', en: 'Priority areas' },
  explanation: {
    sv: 'Platser där flera olika personer har markerat att det känns otryggt. En person räknas en gång, hur många markeringar hen än gör. Varje plats jämförs med vad slumpen ger: samma personer och lika många markeringar, utspridda längs vägen de gick och där de stod stilla.',
    en: 'Places that several different people marked as unsafe. One person counts once, however many marks they make. Each place is compared with what chance gives: the same people and as many marks, spread along the way they walked and where they stood still.',
  },
  parameters: areaParametersSchema,
  legend: {
    title: { sv: 'Prioritet', en: 'Priority' },
    property: 'band',
    entries: [
      { value: 'low', label: { sv: 'Låg', en: 'Low' } },
      { value: 'medium', label: { sv: 'Medel', en: 'Medium' } },
      { value: 'high', label: { sv: 'Hög', en: 'High' } },
    ],
  },
  run(input, parameters) {
    const features = computeAreas(input, parameters);
    const marksInAreas = features.reduce((sum, { properties }) => sum + properties.findingIds.length, 0);
    return {
      collection: { type: 'FeatureCollection', features },
      notes: [
        {
          sv: `${marksInAreas} av ${input.marks.length} markeringar ligger i ett område.`,
          en: `${marksInAreas} of ${input.marks.length} marks lie in an area.`,
        },
        chanceNote(features),
      ],
    };
  },
});

/** What was tested against chance, and how it went. */
function chanceNote(features: readonly AreaDraft[]): LocalizedText {
  const chances = features.map(({ properties }) => properties.chance);
  const tested = chances.filter((chance) => chance.tested);
  const byChance = tested.filter(({ mayBeChance }) => mayBeChance).length;
  if (tested.length === 0)
    return {
      sv: 'Områdena är inte prövade mot slumpen: det behövs en väg som minst tre personer har gått. Människor markerar där de går.',
      en: 'The areas are not tested against chance: that needs a route that at least three people walked. People mark where they walk.',
    };
  return {
    sv: `${tested.length} av ${chances.length} områden är prövade mot slumpen. ${byChance} av dem kan vara slump.`,
    en: `${tested.length} of ${chances.length} areas are tested against chance. ${byChance} of them may be chance.`,
  };
}
