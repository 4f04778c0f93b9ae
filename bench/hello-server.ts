import { serve } from '@hono/node-server';
import { Hono } from 'hono';

/** The reference of the public pages: as little as a server of the same framework can do. Prints its port. */
const app = new Hono().get('/', (c) => c.text('hello'));
serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => console.log(port));
