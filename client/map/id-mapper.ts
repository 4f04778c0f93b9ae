/**
 * Numbers for record ids: the map library keeps hover and selection only for features with integer ids, ours are
 * UUIDs. A number once given stays with its id for the life of the map, so that state survives new data.
 */
export class IdMapper {
  readonly #numbers = new Map<string, number>();
  readonly #texts: string[] = [];

  numberOf(id: string): number {
    const known = this.#numbers.get(id);
    if (known !== undefined) return known;
    // Starts at 1: some versions of the tile code take 0 for "no id".
    this.#texts.push(id);
    this.#numbers.set(id, this.#texts.length);
    return this.#texts.length;
  }

  /** The record id behind a number, undefined for numbers that were never given. */
  textOf(number: unknown): string | undefined {
    return typeof number === 'number' ? this.#texts[number - 1] : undefined;
  }
}
