import { areaParametersSchema } from '../area.ts';
import type { LocalizedText } from '../localized.ts';
import { defineAnalysis } from './analysis.ts';
import { type ComputedAreas, computeAreaRun } from './areas.ts';
import { counted } from './counted.ts';

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
    const run = computeAreaRun(input, parameters);
    const features = run.areas;
    const marksInAreas = features.reduce((sum, { properties }) => sum + properties.findingIds.length, 0);
    return {
      collection: { type: 'FeatureCollection', features },
      notes: [
        {
          sv: `${marksInAreas} av ${counted(input.marks.length, 'markering', 'markeringar')} ligger i ett område.`,
          en: `${marksInAreas} of ${counted(input.marks.length, 'mark lies', 'marks lie')} in an area.`,
        },
        chanceNote(run),
      ],
    };
  },
});

/** How many people an area needs, what chance would give then, and how many of the areas may be chance. */
function chanceNote({ areas, minVoices, expectedAreas }: ComputedAreas): LocalizedText {
  if (expectedAreas === null)
    return {
      sv: 'Inget är prövat mot slumpen: det behövs en väg som minst tre personer har gått och markerat längs. Människor markerar där de går.',
      en: 'Nothing is tested against chance: that needs a route that at least three people walked and marked along. People mark where they walk.',
    };
  const tested = areas.flatMap(({ properties: { chance } }) => (chance.tested ? [chance] : []));
  const byChance = tested.filter(({ mayBeChance }) => mayBeChance).length;
  const expected = { sv: inWords(expectedAreas, 'sv'), en: inWords(expectedAreas, 'en') };
  return {
    sv: `Ett område behöver minst ${minVoices} personer. Slumpen ger då i snitt ${expected.sv} områden. ${tested.length} av ${counted(areas.length, 'område', 'områden')} är prövade mot slumpen, och ${byChance} kan vara slump.`,
    en: `An area needs at least ${minVoices} people. Chance then makes ${expected.en} areas in the mean. ${tested.length} of ${counted(areas.length, 'area is', 'areas are')} tested against chance, and ${byChance} may be chance.`,
  };
}

function inWords(value: number, language: 'sv' | 'en'): string {
  const text = value.toFixed(2);
  return language === 'sv' ? text.replace('.', ',') : text;
}
