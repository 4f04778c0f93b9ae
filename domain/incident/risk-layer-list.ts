import type { Legend } from '../analysis/analysis.ts';
import type { LocalizedText } from '../localized.ts';

const shareLegend = {
  title: { sv: 'Del av ytan med flest händelser', en: 'Part of the ground with most incidents' },
  property: 'level',
  entries: [
    { value: 'top_10', label: { sv: 'de översta 10 %', en: 'the top 10 %' } },
    { value: 'top_5', label: { sv: 'de översta 5 %', en: 'the top 5 %' } },
    { value: 'top_1', label: { sv: 'de översta 1 %', en: 'the top 1 %' } },
  ],
} as const satisfies Legend;

/** A map of recorded incidents, fitted on what has been and scored on what came after. */
interface RiskLayer {
  readonly id: 'expected' | 'count' | 'kernel' | 'gi-star';
  readonly label: LocalizedText;
  readonly explanation: LocalizedText;
  readonly legend: Legend;
}

/** The police's layers in the order of a picker; the first is the one that is shown unless another is chosen. */
export const riskLayers = [
  {
    id: 'expected',
    label: { sv: 'Väntade händelser', en: 'Expected incidents' },
    explanation: {
      sv: 'Rutor på 125 meter. Hur mycket nya händelser väger mer än gamla, och hur långt varje händelse sprids, väljs efter vad som hade förutsagt bäst i perioden före. Perioden som kartan prövas på används inte till valet.',
      en: 'Cells of 125 metres. How much more new incidents weigh than old ones, and how far each is spread, is what would have forecast best in the period before. The period that the map is tried on is not used for the choice.',
    },
    legend: shareLegend,
  },
  {
    id: 'count',
    label: { sv: 'Vanlig räknekarta', en: 'Plain count map' },
    explanation: {
      sv: 'Antalet händelser i rutor på 250 meter, utan någon beräkning. Den andra kartan måste vara bättre än den här för att vara värd sitt besvär.',
      en: 'The number of incidents in cells of 250 metres, without any computation. Another map must be better than this to be worth its trouble.',
    },
    legend: shareLegend,
  },
  {
    id: 'kernel',
    label: { sv: 'Täthet', en: 'Density' },
    explanation: {
      sv: 'Varje händelse sprids jämnt över sin omgivning (normalfördelning, 90 meter) och gamla väger lika mycket som nya.',
      en: 'Each incident is spread over its surroundings (Gaussian, 90 metres), and old ones weigh as much as new ones.',
    },
    legend: shareLegend,
  },
  {
    id: 'gi-star',
    label: { sv: 'Fler än väntat (Gi*)', en: 'More than expected (Gi*)' },
    explanation: {
      sv: 'Varje ruta på 250 meter jämförs, tillsammans med sina grannar, med alla rutor som har händelser. Sannolikheterna är rättade för att många rutor prövas samtidigt.',
      en: 'Each cell of 250 metres, with its neighbours, is compared with all cells that have incidents. The probabilities are corrected for testing many cells at once.',
    },
    legend: {
      title: { sv: 'Jämfört med slumpen', en: 'Compared with chance' },
      property: 'level',
      entries: [
        {
          value: 'hot_90',
          label: {
            sv: 'fler än väntat, 90\u00a0%\u00a0säkert',
            en: 'more than expected, 90\u00a0%\u00a0sure',
          },
        },
        {
          value: 'hot_95',
          label: {
            sv: 'fler än väntat, 95\u00a0%\u00a0säkert',
            en: 'more than expected, 95\u00a0%\u00a0sure',
          },
        },
        {
          value: 'hot_99',
          label: {
            sv: 'fler än väntat, 99\u00a0%\u00a0säkert',
            en: 'more than expected, 99\u00a0%\u00a0sure',
          },
        },
      ],
    },
  },
] as const satisfies readonly RiskLayer[];

export type RiskLayerId = (typeof riskLayers)[number]['id'];
