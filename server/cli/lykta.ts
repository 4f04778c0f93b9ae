import { Command, CommanderError } from 'commander';
import { UnreadableFile } from '../../domain/import/source-row.ts';
import { ProblemError } from '../../domain/problem.ts';
import { UsageFault } from '../import/import-request.ts';
import { areaSetCommand } from './area-set-command.ts';
import { areasCommand } from './areas-command.ts';
import { say } from './command-context.ts';
import { copyStoreCommand } from './copy-store-command.ts';
import { exportCommand } from './export-command.ts';
import { importCommand } from './import-command.ts';
import { importLampsCommand } from './import-lamps-command.ts';
import { importStreetsCommand } from './import-streets-command.ts';
import { promisesCommand } from './promises-command.ts';
import { verifyLedgerCommand } from './verify-ledger-command.ts';
import { walksCommand } from './walks-command.ts';

/** 0 all went well, 1 rows were refused or something failed, 2 the command or its file cannot be understood. */
const usageExitCode = 2;

const program = new Command('lykta')
  .usage('COMMAND [options]')
  .description('Findings and areas in and out of Lykta, with or without the server running.')
  .addHelpText(
    'after',
    `
Examples:
  $ npm run lykta -- import marks.csv --walk new --name "Autumn walk"
  $ npm run lykta -- areas --walk "Autumn walk" --radius-metres 60 --min-voices 3
  $ npm run lykta -- export --walk "Autumn walk" --what findings --format csv --out findings.csv

Every command tells more of itself: npm run lykta -- import --help`,
  )
  .showSuggestionAfterError()
  .showHelpAfterError('(--help tells what the command takes)');
for (const command of [
  importCommand(),
  areasCommand(),
  areaSetCommand(),
  exportCommand(),
  walksCommand(),
  importStreetsCommand(),
  importLampsCommand(),
  promisesCommand(),
  verifyLedgerCommand(),
  copyStoreCommand(),
])
  program.addCommand(command.copyInheritedSettings(program).exitOverride());
program.exitOverride();

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = exitCodeOf(error);
}

/** Says what went wrong in words; a stack trace only for what nobody foresaw. */
function exitCodeOf(error: unknown): number {
  // The library has already said it; help that was asked for is no error.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : usageExitCode;
  // With a syscall: a file that cannot be written, or a folder that is not there.
  if (
    error instanceof UsageFault ||
    error instanceof UnreadableFile ||
    (error instanceof Error && 'syscall' in error)
  ) {
    say(`error: ${error.message}`);
    return usageExitCode;
  }
  if (error instanceof ProblemError) say(`error: ${error.problem.detail}. ${error.problem.action}`);
  else say(error instanceof Error ? (error.stack ?? error.message) : String(error));
  return 1;
}
