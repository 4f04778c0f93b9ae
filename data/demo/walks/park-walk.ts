import type { WalkPlan } from './walk-plan.ts';

/** The second walk: the pupils' way to school, and the park that people avoid after dark. */
export const parkWalk: WalkPlan = {
  name: 'Fyrparken och skolvägen',
  purpose: 'Vilka ställen längs skolvägen och i parken undviker vi när det är mörkt, och varför?',
  meetingPoint: 'Lyktskolans huvudentré',
  participants: 16,
  stops: [
    { place: 'square', minutes: 4, feeling: 1.3 },
    { place: 'broken-lamps', minutes: 5, functions: ['school_route'], feeling: 3.2 },
    { place: 'school-path', minutes: 5, functions: ['school_route'], feeling: 2.7 },
    { place: 'school', minutes: 4, feeling: 1.7 },
    { place: 'park-dark-path', minutes: 6, feeling: 3.6 },
    { place: 'park-bushes', minutes: 5, feeling: 3.0 },
    { place: 'park-pond', minutes: 5, feeling: 1.8 },
    { place: 'harbour', minutes: 4, feeling: 1.4 },
  ],
  spots: [
    {
      place: 'broken-lamps',
      voices: 10,
      spreadMetres: 14,
      severities: [2, 2, 3, 3, 3],
      lit: false,
      sayings: [
        {
          category: 'lighting',
          subcategory: 'broken',
          texts: [
            'Tre lyktstolpar i rad är släckta.',
            'Felanmäld två gånger, fortfarande mörkt.',
            'Här är det kolsvart mellan träden.',
            'Lampan blinkar och slocknar.',
            'Barnen går här till skolan på morgonen.',
          ],
          suggestion: 'Byt alla tre på en gång.',
        },
        { category: 'lighting', subcategory: 'uneven', texts: ['Ljust vid korsningen, sedan ingenting.'] },
        { category: 'unsafe_spot', texts: ['Man ser inte vem man möter.'] },
      ],
    },
    {
      place: 'park-dark-path',
      voices: 11,
      spreadMetres: 13,
      severities: [3, 3, 4, 4],
      lit: false,
      sayings: [
        {
          category: 'lighting',
          subcategory: 'missing',
          texts: [
            'Inga lampor alls på hela stigen.',
            'Stigen försvinner i mörkret efter bron.',
            'No lights at all, I take the road instead.',
          ],
          suggestion: 'Några låga lampor längs stigen skulle räcka.',
        },
        { category: 'desolate', texts: ['Ingen hör en här inne.', 'Så långt till närmaste hus.'] },
        {
          category: 'unsafe_spot',
          texts: [
            'Undviker parken helt efter klockan fyra på vintern.',
            'Känner mig jagad här fast det är tomt.',
          ],
        },
        { category: 'patrol_wish', texts: ['En runda genom parken på kvällen skulle göra mycket.'] },
        { category: 'escape', subcategory: 'long_stretch', texts: ['Lång sträcka utan avtagsväg.'] },
      ],
    },
    {
      place: 'park-bushes',
      voices: 6,
      spreadMetres: 10,
      severities: [2, 2, 3],
      lit: false,
      sayings: [
        {
          category: 'sightline',
          subcategory: 'bush',
          texts: [
            'Höga buskar på båda sidor.',
            'Någon kan stå bakom rhododendron utan att synas.',
            'Växer ut över stigen.',
          ],
          suggestion: 'Gallra, men behåll de stora träden.',
        },
        {
          category: 'sightline',
          subcategory: 'corner',
          texts: ['Skymt hörn, krockade nästan med en cykel.'],
        },
      ],
    },
    {
      place: 'school-path',
      voices: 5,
      spreadMetres: 9,
      severities: [1, 2, 2],
      lit: true,
      sayings: [
        {
          category: 'traffic',
          subcategory: 'a_tractor',
          texts: ['Mopeder genar här mellan husen.', 'Svänger in på gångvägen i hög fart.'],
        },
        { category: 'sightline', subcategory: 'wall', texts: ['Planket skymmer utfarten.'] },
      ],
    },
    {
      place: 'park-pond',
      voices: 6,
      spreadMetres: 14,
      severities: [],
      lit: true,
      sayings: [
        {
          category: 'positive',
          subcategory: 'view',
          texts: ['Öppet och fritt runt dammen.', 'Fin utsikt, hit går jag gärna.'],
        },
        { category: 'positive', subcategory: 'cared', texts: ['Bänkarna är nymålade.'] },
      ],
    },
    {
      place: 'harbour',
      voices: 3,
      spreadMetres: 15,
      severities: [],
      lit: true,
      sayings: [
        { category: 'positive', subcategory: 'well_lit', texts: ['Ljusslingorna på kajen är jättefina.'] },
      ],
    },
  ],
  chance: [
    { category: 'care', subcategory: 'broken_furniture', texts: ['Trasig bänk.'] },
    { category: 'care', subcategory: 'snow_ice', texts: ['Vattnet blir stående och fryser till is.'] },
    { category: 'traffic', subcategory: 'crossing', texts: ['Bilarna stannar inte vid övergången.'] },
    { category: 'orientation', subcategory: 'unclear_path', texts: ['Vart leder stigen?'] },
    { category: 'meeting_place', texts: ['Vore fint med bord och grill här.'] },
    { category: 'social', subcategory: 'noise', texts: ['Hög musik sent på kvällen.'] },
    { category: 'lighting', subcategory: 'glare', texts: ['Strålkastaren bländar rakt i ögonen.'] },
  ],
};
