/**
 * Which items of a bar have room in it. All, where all do; otherwise as many of the first as stand beside "More", and
 * always the current one: it takes the place of the last.
 * @param widths of the items, in the unit of the room and of "More"
 * @param room that the items and "More" share
 * @param current index of the item that must be seen, or -1
 * @returns for each item whether it is seen
 */
export function fittingItems(
  widths: readonly number[],
  room: number,
  moreWidth: number,
  current: number,
): readonly boolean[] {
  const total = widths.reduce((sum, width) => sum + width, 0);
  if (total <= room) return widths.map(() => true);
  let left = room - moreWidth - (widths[current] ?? 0);
  let isFull = false;
  return widths.map((width, index) => {
    if (index === current) return true;
    isFull ||= width > left;
    if (!isFull) left -= width;
    return !isFull;
  });
}
