/**
 * How long a visit lasts and when to come back.
 *
 * Source: Koper, C. S. (1995), "Just enough police presence", Justice Quarterly 12(4), 649-672: after a stop of 10 to 16
 * minutes disorder within the next half hour was rarer (4 of 100) than after driving through (15 of 100), with the best
 * return around 14 to 15 minutes; the advice drawn from it is short visits at unforeseeable times, about every two hours.
 *
 * Doubt: one city (Minneapolis), officers in cars, and observed rather than allotted stays. Other training material says
 * 15 to 20 minutes, and what officers do seems to matter more than how long they stay. So these are defaults to plan and
 * count by, not a promise of an effect.
 */
export const dose = {
  shortestMinutes: 10,
  longestMinutes: 16,
  usualMinutes: 15,
  /** On the street: a stay below or above these is pointed out. */
  warnBelowMinutes: 8,
  warnAboveMinutes: 20,
  returnAfterMinutes: 120,
  hotSpotsAtMost: 5,
  walkingMetresPerMinute: 75,
  draw: 0.15,
  source: 'Koper 1995, Justice Quarterly 12(4), 649-672',
} as const;
