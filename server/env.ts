import { dirname, join } from 'node:path';
import { z } from 'zod';
import type { BasemapSetting } from '../domain/basemap-setting.ts';
import { languages } from '../domain/localized.ts';
import { sqlitePathOf } from './storage/open-store.ts';

export const logLevels = ['silent', 'error', 'warn', 'info'] as const;
export type LogLevel = (typeof logLevels)[number];

const flag = z.enum(['on', 'off'], 'must be "on" or "off"');
const wholeNumber = (from: number, to: number) =>
  z
    .string()
    .regex(/^\d+$/, `must be a whole number from ${from} to ${to}`)
    .transform(Number)
    .refine((number) => number >= from && number <= to, `must be from ${from} to ${to}`);
const webAddress = z.url({
  protocol: /^https?$/,
  error: 'must be an address that begins with http:// or https://',
});
const listOf = (text: string) => text.split(',').map((part) => part.trim());

const centreSchema = z
  .string()
  .transform((text) => listOf(text).map(Number))
  .pipe(z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]))
  .catch((context) => {
    context.issues.push({
      code: 'custom',
      message: 'must be longitude,latitude in degrees, as in 17.6,57.25',
      input: context.value,
    });
    return [0, 0];
  });

const environmentSchema = z.object({
  PORT: wholeNumber(0, 65_535).default(3000),
  HOST: z.string().min(1).default('0.0.0.0'),
  DATABASE_URL: z.string().min(1).default('sqlite:data/lykta.sqlite'),
  PUBLIC_URL: webAddress.optional(),
  BASEMAP: z.string().min(1).optional(),
  BASEMAP_CREDITS: z.string().min(1).optional(),
  BASEMAP_HOSTS: z.string().transform(listOf).pipe(z.array(webAddress)).default([]),
  DEMO: flag.default('on'),
  AUTH_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  TRUST_PROXY: wholeNumber(0, 5).default(0),
  MUNICIPALITY_NAME: z.string().trim().min(1).max(80).optional(),
  MAP_CENTRE: centreSchema.optional(),
  MAP_ZOOM: z.coerce.number('must be a number from 0 to 22').min(0).max(22).optional(),
  LANGUAGES: z
    .string()
    .transform(listOf)
    .pipe(z.array(z.enum(languages)).min(1))
    .default(['sv', 'en']),
  LOG_LEVEL: z.enum(logLevels).default('warn'),
});

const openFreeMapStyle = 'https://tiles.openfreemap.org/styles/liberty';

/** Where the ground comes from: what the client is told, the file that we serve, and the hosts that it may ask. */
export interface BasemapPlan {
  setting: BasemapSetting;
  file: string | null;
  hosts: readonly string[];
}

/** The checked environment. */
export interface Environment {
  port: number;
  host: string;
  databaseUrl: string;
  publicUrl: string | undefined;
  basemap: BasemapPlan;
  /** The ground where the demo is wanted, but the database holds something real. */
  basemapWithoutDemo: BasemapPlan;
  demo: boolean;
  authSecret: string | undefined;
  /** How many proxies of ours stand in front; 0 means that X-Forwarded-For is not believed. */
  trustedProxies: number;
  municipalityName: string | undefined;
  mapCentre: [number, number] | undefined;
  mapZoom: number | undefined;
  languages: readonly (typeof languages)[number][];
  logLevel: LogLevel;
  /** Secrets made at the first start live here; undefined for a database that is only in memory. */
  runDirectory: string | undefined;
}

export class EnvironmentFault extends Error {
  constructor(faults: readonly string[]) {
    super(
      `Lykta cannot start, because of its settings:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`,
    );
    this.name = 'EnvironmentFault';
  }
}

type Variables = Readonly<Record<string, string | undefined>>;

/**
 * Checks the environment. An empty variable counts as missing.
 * @throws EnvironmentFault with a line for everything that is wrong, not only the first thing.
 */
export function readEnvironment(variables: Variables): Environment {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
  const parsed = environmentSchema.safeParse(given);
  const faults = parsed.success
    ? []
    : parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`);
  if (!parsed.success) throw new EnvironmentFault(faults);
  const values = parsed.data;
  const databaseFault = faultOf(() => sqlitePathOf(values.DATABASE_URL));
  if (databaseFault !== undefined) throw new EnvironmentFault([`DATABASE_URL: ${databaseFault}`]);
  const demo = values.DEMO === 'on';
  return {
    port: values.PORT,
    host: values.HOST,
    databaseUrl: values.DATABASE_URL,
    publicUrl: values.PUBLIC_URL?.replace(/\/+$/, ''),
    basemap: basemapPlan(values.BASEMAP ?? (demo ? 'demo' : 'openfreemap'), values),
    basemapWithoutDemo: basemapPlan(values.BASEMAP ?? 'openfreemap', values),
    demo,
    authSecret: values.AUTH_SECRET,
    trustedProxies: values.TRUST_PROXY,
    municipalityName: values.MUNICIPALITY_NAME,
    mapCentre: values.MAP_CENTRE,
    mapZoom: values.MAP_ZOOM,
    languages: values.LANGUAGES,
    logLevel: values.LOG_LEVEL,
    runDirectory: runDirectoryOf(values.DATABASE_URL),
  };
}

function basemapPlan(
  wanted: string,
  values: { BASEMAP_CREDITS?: string | undefined; BASEMAP_HOSTS: string[] },
): BasemapPlan {
  const hosts = values.BASEMAP_HOSTS.map((address) => new URL(address).origin);
  const credits = values.BASEMAP_CREDITS === undefined ? {} : { credits: values.BASEMAP_CREDITS };
  if (wanted === 'demo') return { setting: { kind: 'demo' }, file: null, hosts };
  if (wanted.startsWith('pmtiles:'))
    return {
      setting: { kind: 'pmtiles', url: '/basemap/tiles.pmtiles', ...credits },
      file: wanted.slice('pmtiles:'.length),
      hosts,
    };
  if (wanted.startsWith('mbtiles:'))
    return {
      setting: { kind: 'mbtiles', tilesUrl: '/basemap/tiles/{z}/{x}/{y}', ...credits },
      file: wanted.slice('mbtiles:'.length),
      hosts,
    };
  const url = wanted === 'openfreemap' ? openFreeMapStyle : wanted;
  if (!/^https?:\/\//.test(url) || !URL.canParse(url))
    throw new EnvironmentFault([
      `BASEMAP must be demo, openfreemap, pmtiles:FILE, mbtiles:FILE or the address of a map style, not "${wanted}"`,
    ]);
  return { setting: { kind: 'style', url }, file: null, hosts: [new URL(url).origin, ...hosts] };
}

function faultOf(attempt: () => unknown): string | undefined {
  try {
    attempt();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Beside the database file, so that two data directories never share secrets. */
function runDirectoryOf(databaseUrl: string): string | undefined {
  const path = sqlitePathOf(databaseUrl);
  return path === ':memory:' ? undefined : join(dirname(path), 'run');
}
