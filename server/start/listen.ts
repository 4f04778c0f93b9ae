import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';

/** Answers under way get so long to end when the server stops; streams would never end by themselves. */
const graceMilliseconds = 300;

export interface Listening {
  port: number;
  close(): Promise<void>;
}

type Fetch = Parameters<typeof createAdaptorServer>[0]['fetch'];

/** Serves on one port. @throws in words when the port cannot be had. */
export async function listen(
  fetch: Fetch,
  { host, port }: { host: string; port: number },
): Promise<Listening> {
  const server = createAdaptorServer({ fetch, hostname: host });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(inWords(error, host, port)));
    server.listen(port, host, resolve);
  });
  return {
    port: portOf(server.address()),
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      const cut = setTimeout(() => {
        if ('closeAllConnections' in server) server.closeAllConnections();
      }, graceMilliseconds);
      await closed;
      clearTimeout(cut);
    },
  };
}

function portOf(address: string | AddressInfo | null): number {
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return address.port;
}

function inWords(error: NodeJS.ErrnoException, host: string, port: number): Error {
  if (error.code === 'EADDRINUSE')
    return new Error(
      `Port ${port} is in use already. Stop the other program, or choose another: PORT=3001 npm start`,
    );
  if (error.code === 'EACCES')
    return new Error(`Port ${port} is not open to this user. Choose one above 1023.`);
  if (error.code === 'EADDRNOTAVAIL') return new Error(`This computer has no address ${host}. Check HOST.`);
  return error;
}
