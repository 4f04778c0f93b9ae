/** Takes a value into a statement and gives its place: $1, $2 … */
export type Places = (value: unknown) => string;

/** The values of one statement that is put together of parts. */
export function placesOf(): { readonly values: readonly unknown[]; place: Places } {
  const values: unknown[] = [];
  return { values, place: (value) => `$${values.push(value)}` };
}
