import { areaParametersSchema } from '../area.ts';
import { defineAnalysis } from './analysis.ts';
import { computeAreas } from './areas.ts';

/** Priority areas as a layer. Identity and storage are the business of whoever keeps the snapshots. */
export const priorityAreas = defineAnalysis({
  id: 'priority-areas',
  label: { sv: 'Prioriterade områden', en: 'Priority areas' },
  explanation: {
    sv: 'Platser där flera olika personer har markerat att det känns otryggt. En person räknas en gång, hur många markeringar hen än gör.',
    en: 'Places that several different people marked as unsafe. One person counts once, however many marks they make.',
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
        {
          sv: 'Områdena är inte prövade mot slumpen. Människor markerar där de går.',
          en: 'The areas are not tested against chance. People mark where they walk.',
        },
      ],
    };
  },
});
