/**
 * Whether one time is earlier than another, whatever decimals each was written with: as text, 12:00:00Z would come
 * after 12:00:00.500Z. The same moment written in two ways has an order too, so that what keeps "the earliest" ends
 * with the same bytes in whatever order the times arrive.
 */
export function isEarlier(time: string, than: string): boolean {
  const difference = Date.parse(time) - Date.parse(than);
  return difference === 0 ? time < than : difference < 0;
}
