export const minuteMilliseconds = 60_000;
export const hourMilliseconds = 60 * minuteMilliseconds;
/** Of 24 hours: a day in which clocks are changed is longer or shorter. */
export const dayMilliseconds = 24 * hourMilliseconds;
