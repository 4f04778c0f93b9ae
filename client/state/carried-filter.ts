/** What narrows the picture on several screens of evidence. A screen leaves in the address what it has no use for. */
const carried = ['walk', 'category', 'from', 'to', 'dataset', 'type', 'weekday', 'fromHour', 'toHour'];

/** The part of an address that goes along to another screen of evidence, by name. */
export function carriedFilter(search: URLSearchParams): Readonly<Record<string, string>> {
  return Object.fromEntries([...search].filter(([name]) => carried.includes(name)));
}
