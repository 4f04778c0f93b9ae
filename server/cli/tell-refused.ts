import { basename } from 'node:path';
import type { ImportReport } from '../import/import-request.ts';
import { say } from './command-context.ts';
import { writeRefusedRows } from './refused-rows.ts';

/** A list longer than this is read in the side file, not on the screen. */
const linesSaid = 200;

/** Says how a file was understood and which of its rows are refused, and writes those to a file to mend. */
export async function tellRefused(
  { refused, columns, notes, walkName }: Pick<ImportReport, 'refused' | 'columns' | 'notes' | 'walkName'>,
  path: string,
  { keepGood, refused: sideFile }: { keepGood: boolean; refused: string | undefined },
): Promise<void> {
  say(`${basename(path)} -> ${walkName} (${notes.join(', ')})`);
  if (refused.length === 0) return;
  for (const { line, reason } of refused.slice(0, linesSaid)) say(`line ${line}: ${reason}`);
  if (refused.length > linesSaid) say(`and ${refused.length - linesSaid} more`);
  say(`Refused rows are in ${await writeRefusedRows(sideFile, path, columns, refused)}`);
  if (!keepGood) say('Nothing was kept. Mend the rows, or take the others with --keep-good.');
}
