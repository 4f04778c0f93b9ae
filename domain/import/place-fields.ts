/** The fields of a place, as every kind of row that lies somewhere has them. */
export const placeFields = ['longitude', 'latitude'] as const;
export type PlaceField = (typeof placeFields)[number];

/** Other names of their columns in the systems that files come from, the surest first. */
export const placeNames: readonly (readonly [PlaceField, readonly string[]])[] = [
  [
    'longitude',
    [
      ...[
        'lng',
        'lon',
        'long',
        'longitud',
        'längd',
        'pointx',
        'east',
        'easting',
        'öst',
        'e',
        'x',
        'xkoordinat',
      ],
      ...['ekoordinat', 'östkoordinat', 'esweref99tm', 'sweref99tme', 'esweref', 'swerefe', 'sweref99tmöst'],
    ],
  ],
  [
    'latitude',
    [
      ...['lat', 'latitud', 'bredd', 'pointy', 'north', 'northing', 'nord', 'norr', 'n', 'y', 'ykoordinat'],
      ...[
        'nkoordinat',
        'nordkoordinat',
        'nsweref99tm',
        'sweref99tmn',
        'nsweref',
        'swerefn',
        'sweref99tmnord',
      ],
    ],
  ],
];
