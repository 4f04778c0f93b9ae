import { parseChange } from '../../domain/changes.ts';
import { withoutWords } from '../../domain/without-words.ts';

/**
 * A logged change without its words, as JSON text.
 * @throws Error when the text is no change that this version knows: then nothing of the transaction is kept
 */
export function forgottenContent(content: string): string {
  const { change } = parseChange(JSON.parse(content));
  if (change === undefined)
    throw new Error('a logged change cannot be read, so its words cannot be forgotten');
  return JSON.stringify(withoutWords(change));
}
