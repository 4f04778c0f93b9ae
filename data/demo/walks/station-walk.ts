import type { WalkPlan } from './walk-plan.ts';

/** The first walk: the way home from the train, through the underpass and past the car park. */
export const stationWalk: WalkPlan = {
  name: 'Stationen och Fyrängen, kvällsvandring',
  purpose: 'Hur känns vägen hem från tåget efter mörkrets inbrott?',
  meetingPoint: 'Stora torget, vid fontänen',
  participants: 18,
  stops: [
    { place: 'square', minutes: 5, feeling: 1.3 },
    { place: 'library', minutes: 4, feeling: 1.5 },
    { place: 'station-square', minutes: 5, functions: ['pt_stop'], feeling: 2.4 },
    { place: 'underpass', minutes: 6, functions: ['school_route', 'only_link'], feeling: 3.6 },
    { place: 'underpass-north', minutes: 5, functions: ['only_link'], feeling: 3.1 },
    { place: 'shop', minutes: 4, feeling: 1.9 },
    { place: 'slab-parking', minutes: 5, feeling: 2.9 },
    { place: 'playground', minutes: 4, functions: ['playground'], feeling: 1.5 },
  ],
  spots: [
    {
      place: 'underpass',
      voices: 12,
      spreadMetres: 8,
      severities: [2, 3, 3, 3, 4, 4],
      lit: false,
      sayings: [
        {
          category: 'underpass',
          texts: [
            'Tunneln är mörk och man ser inte vem som står längst in.',
            'Går hellre hela vägen runt än genom tunneln.',
            'Ekar och luktar illa. Vill bara ut igen.',
            'Här skyndar jag mig alltid.',
          ],
          suggestion: 'Måla väggarna ljusa och sätt in nya lampor.',
        },
        {
          category: 'lighting',
          subcategory: 'broken',
          texts: [
            'Två av fyra lampor i tunneln är släckta.',
            'Lampan i mitten har varit trasig sedan i våras.',
          ],
        },
        { category: 'patrol_wish', texts: ['Önskar att någon gick förbi här vid sista tåget.'] },
        { category: 'unsafe_spot', texts: ['Ingen annan väg om man ska till Fyrängen.'] },
        {
          category: 'escape',
          subcategory: 'only_route',
          texts: ['Finns ingen väg ut förrän på andra sidan.'],
        },
      ],
    },
    {
      place: 'underpass-north',
      voices: 6,
      spreadMetres: 9,
      severities: [2, 2, 3, 3],
      lit: true,
      sayings: [
        {
          category: 'sightline',
          subcategory: 'bush',
          texts: [
            'Buskarna går ända fram till gångvägen.',
            'Ser inte cyklarna som kommer ner för backen.',
            'Klipp ner häcken så att man ser ut mot husen.',
          ],
          suggestion: 'Klipp ner buskarna till knähöjd.',
        },
        { category: 'lighting', subcategory: 'shaded_by_tree', texts: ['Lyktan lyser bara upp i trädet.'] },
      ],
    },
    {
      place: 'slab-parking',
      voices: 7,
      spreadMetres: 14,
      severities: [1, 2, 2, 3],
      lit: false,
      sayings: [
        {
          category: 'parking',
          texts: ['Mörkt mellan bilarna längst bort.', 'Vågar inte parkera här på kvällen.'],
        },
        {
          category: 'lighting',
          subcategory: 'too_dim',
          texts: ['Belysningen når inte bort till garagelängan.'],
        },
        { category: 'care', subcategory: 'litter', texts: ['Glas och skräp vid återvinningen.'] },
        { category: 'care', subcategory: 'graffiti', texts: [] },
        { category: 'patrol_wish', texts: ['Det körs rally på parkeringen om helgerna.'] },
      ],
    },
    {
      place: 'station-square',
      voices: 5,
      spreadMetres: 12,
      severities: [1, 2, 2, 3],
      lit: true,
      sayings: [
        {
          category: 'desolate',
          texts: ['Helt tomt när kiosken har stängt.', 'Empty after nine, nobody around.'],
        },
        {
          category: 'social',
          subcategory: 'gathering',
          texts: ['Känns obehagligt att gå förbi när det är fullt på bänkarna.'],
        },
        { category: 'patrol_wish', texts: ['Bra om polisen syntes här fredag kväll.'] },
      ],
    },
    {
      place: 'square',
      voices: 7,
      spreadMetres: 12,
      severities: [],
      lit: true,
      sayings: [
        {
          category: 'positive',
          subcategory: 'people',
          texts: ['Alltid folk ute på torget.', 'Här är det liv även på kvällen.'],
        },
        { category: 'positive', subcategory: 'well_lit', texts: ['Varmt och fint ljus runt fontänen.'] },
        { category: 'positive', subcategory: 'cared', texts: ['Rent och välskött, behåll blomlådorna.'] },
      ],
    },
    {
      place: 'playground',
      voices: 4,
      spreadMetres: 10,
      severities: [],
      lit: true,
      sayings: [
        { category: 'positive', subcategory: 'view', texts: ['Syns från alla fönster runt gården.'] },
        { category: 'positive', subcategory: 'cared', texts: ['Ny och fin lekplats.'] },
      ],
    },
  ],
  chance: [
    { category: 'care', subcategory: 'surface', texts: ['Stort hål i asfalten.'] },
    { category: 'orientation', subcategory: 'sign_missing', texts: ['Skylten mot stationen är borta.'] },
    { category: 'bike', texts: ['Cykelstället är fullt av skrotcyklar.'] },
    { category: 'traffic', subcategory: 'bike_ped_conflict', texts: ['Elsparkcyklar mitt på trottoaren.'] },
    { category: 'entrance', texts: ['Mörk port, lampan tänds först när man står vid dörren.'] },
    { category: 'access', texts: ['Kanten är för hög för rullatorn.'] },
    { category: 'other', texts: ['Svårt att höra vem som kommer bakom för vinden.'] },
  ],
};
