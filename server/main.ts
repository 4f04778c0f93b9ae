import { EnvironmentFault, readEnvironment } from './env.ts';
import { startServer } from './start/start-server.ts';

/** A stop that hangs must not keep a process behind. */
const stopAtMostMilliseconds = 1900;

try {
  const running = await startServer(readEnvironment(process.env));
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), stopAtMostMilliseconds).unref();
    running.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error('Lykta did not end cleanly', error);
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  console.log(running.welcome);
} catch (error) {
  // Faults with words for people need no stack; everything else does.
  const words = error instanceof EnvironmentFault || process.env.LOG_LEVEL !== 'info';
  console.error(words && error instanceof Error ? error.message : error);
  process.exit(1);
}
