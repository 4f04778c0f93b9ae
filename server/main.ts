import { readEnvironment } from './env.ts';
import { startServer } from './start/start-server.ts';

/** A stop that hangs must not keep a process behind. */
const stopAtMostMilliseconds = 1900;

/** Words for people need no stack; `LOG_LEVEL=info` shows it to whoever looks for a fault of ours. */
function fail(error: unknown): never {
  console.error(error instanceof Error && process.env.LOG_LEVEL !== 'info' ? error.message : error);
  process.exit(1);
}

async function run(): Promise<void> {
  const starting = startServer(readEnvironment(process.env));
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), stopAtMostMilliseconds).unref();
    // Also a start that is still under way is ended in order.
    starting.then((running) => running.stop()).then(() => process.exit(0), fail);
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  const { welcome } = await starting;
  if (!stopping) console.log(welcome);
}

run().catch(fail);
