import type { WalkPlan } from './walk-plan.ts';

/** The walk that is open today, and that a visitor of the demo joins. */
export const harbourWalk: WalkPlan = {
  name: 'Hamnen och Gamla stan, i dag',
  purpose: 'Vad behöver göras i hamnen innan sommaren?',
  meetingPoint: 'Busshållplatsen Stora torget',
  participants: 14,
  stops: [
    { place: 'bus-stop', minutes: 4, functions: ['pt_stop'], feeling: 2.2 },
    { place: 'harbour', minutes: 5, feeling: 1.5 },
    { place: 'marina', minutes: 6, feeling: 2.8 },
    { place: 'park-pond', minutes: 5, feeling: 1.8 },
    { place: 'park-bushes', minutes: 5, feeling: 3.0 },
    { place: 'broken-lamps', minutes: 5, functions: ['school_route'], feeling: 3.2 },
    { place: 'church', minutes: 4, feeling: 1.9 },
  ],
  spots: [
    {
      place: 'marina',
      voices: 6,
      spreadMetres: 12,
      severities: [1, 2, 2, 3],
      lit: false,
      sayings: [
        {
          category: 'lighting',
          subcategory: 'missing',
          texts: ['Bryggan ligger helt i mörker.', 'Mörkt bakom båthuset.'],
        },
        { category: 'desolate', texts: ['Övergivet utanför säsongen.'] },
        { category: 'patrol_wish', texts: ['Stölder ur båtar, önskar en runda här.'] },
      ],
    },
    {
      place: 'bus-stop',
      voices: 4,
      spreadMetres: 8,
      severities: [1, 1, 2],
      lit: true,
      sayings: [
        { category: 'pt_stop', texts: ['Väderskyddet är krossat.', 'Lång väntan utan ljus i kuren.'] },
        { category: 'care', subcategory: 'vandalism', texts: [] },
      ],
    },
    {
      place: 'harbour',
      voices: 5,
      spreadMetres: 15,
      severities: [],
      lit: true,
      sayings: [
        { category: 'positive', subcategory: 'people', texts: ['Folk promenerar här långt in på kvällen.'] },
        { category: 'positive', subcategory: 'view', texts: ['Öppet åt alla håll, man ser långt.'] },
      ],
    },
  ],
  chance: [
    { category: 'care', subcategory: 'litter', texts: ['Överfull papperskorg.'] },
    { category: 'access', texts: ['Kullerstenen är svår med barnvagn.'] },
    { category: 'traffic', subcategory: 'speed', texts: ['Bilarna kör fort förbi kajen.'] },
    { category: 'orientation', subcategory: 'sign_missing', texts: ['Var går vägen till färjan?'] },
    { category: 'bike', texts: ['Finns ingenstans att låsa fast cykeln.'] },
  ],
};
