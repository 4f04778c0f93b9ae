import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import type { Reader } from '../../domain/roles.ts';

/** What travels with a request: the connection below it, and who asks. */
export interface AppEnv {
  // Absent when the application is called without a socket, as tests do.
  Bindings: Partial<HttpBindings>;
  Variables: { reader: Reader };
}

export type AppContext = Context<AppEnv>;
