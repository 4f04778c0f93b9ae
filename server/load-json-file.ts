import { readFile } from 'node:fs/promises';
import { z } from 'zod';

/**
 * Reads a file of the data folder and checks it. `what` names it in words, as in "the category file".
 * @throws Error that names the file and the reason, so that whoever edits the file can mend it.
 */
export async function loadJsonFile<Schema extends z.ZodType>(
  path: string,
  schema: Schema,
  what: string,
): Promise<z.infer<Schema>> {
  const parsed = schema.safeParse(parseJson(await readFile(path, 'utf8'), path, what));
  if (parsed.success) return parsed.data;
  throw new Error(`${what} ${path} does not fit:\n${z.prettifyError(parsed.error)}`);
}

function parseJson(text: string, path: string, what: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`${what} ${path} is not valid JSON: ${reason}`);
  }
}
