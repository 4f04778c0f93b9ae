import { join } from 'node:path';
import { z } from 'zod';
import type { BasemapSetting } from '../domain/basemap-setting.ts';
import { positionFault } from '../domain/geo.ts';
import { languages } from '../domain/localized.ts';
import { folderBeside, readStoreAddress } from './storage/store-address.ts';

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

/** A text that a reading of it takes; what the reading says against it becomes the words of the fault. */
function readBy<Value>(read: (text: string) => Value) {
  return z.string().transform((text, context): Value => {
    try {
      return read(text);
    } catch (error) {
      context.addIssue({ code: 'custom', message: error instanceof Error ? error.message : String(error) });
      return z.NEVER;
    }
  });
}

function readCentre(text: string): [number, number] {
  const [longitude = Number.NaN, latitude = Number.NaN, more] = listOf(text).map(Number);
  if (more === undefined && positionFault(longitude, latitude) === undefined) return [longitude, latitude];
  throw new Error('must be longitude,latitude in degrees, as in 17.6,57.25');
}

const environmentSchema = z.object({
  PORT: wholeNumber(0, 65_535).default(3000),
  HOST: z.string().min(1).default('0.0.0.0'),
  DATABASE_URL: readBy((address) => ({ address, folder: folderBeside(readStoreAddress(address)) })).prefault(
    'sqlite:data/lykta.sqlite',
  ),
  DATA_FOLDER: z.string().min(1).optional(),
  BLOB_FOLDER: z.string().min(1).optional(),
  PUBLIC_URL: webAddress.optional(),
  BASEMAP: readBy(readBasemap).optional(),
  BASEMAP_CREDITS: z.string().min(1).optional(),
  BASEMAP_HOSTS: z.string().transform(listOf).pipe(z.array(webAddress)).default([]),
  DEMO: flag.default('on'),
  AUTH_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  TRUST_PROXY: wholeNumber(0, 5).default(0),
  MUNICIPALITY_NAME: z.string().trim().min(1).max(80).optional(),
  MAP_CENTRE: readBy(readCentre).optional(),
  MAP_ZOOM: z.coerce.number('must be a number from 0 to 22').min(0).max(22).optional(),
  POSITION_METRES: wholeNumber(3, 100).default(15),
  LANGUAGES: z
    .string()
    .transform(listOf)
    .pipe(z.array(z.enum(languages)).min(1))
    .default([...languages]),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/, error: 'must be an address that begins with smtp:// or smtps://' })
    .optional(),
  MAIL_FROM: z
    .string()
    .regex(
      /^([^<>\r\n]{1,80} <[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/,
      'must be an e-mail address, or as in Lykta <lykta@kommun.example>',
    )
    .optional(),
  CONTACT_EMAIL: z.email('must be an e-mail address').max(200).optional(),
  LOG_LEVEL: z.enum(logLevels).default('warn'),
});

type Basemap = Pick<BasemapPlan, 'setting' | 'file'>;

const openFreeMap: Basemap = {
  setting: { kind: 'style', url: 'https://tiles.openfreemap.org/styles/liberty' },
  file: null,
};

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
  /** A phone's position this exact is stored without asking. */
  positionMetres: number;
  languages: readonly (typeof languages)[number][];
  /** Where people tell of flaws of the public pages; undefined: the pages say so. */
  contactEmail: string | undefined;
  /** The mail server and the sender; undefined: texts are copied instead. */
  mail: { url: string; from: string } | undefined;
  logLevel: LogLevel;
  /** What is kept beside the database lives here; undefined for a database that is only in memory. */
  dataFolder: string | undefined;
  /** Secrets made at the first start live here; undefined for a database that is only in memory. */
  runDirectory: string | undefined;
  /** Photos live here; undefined for a database that is only in memory. */
  blobFolder: string | undefined;
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
  if (!parsed.success)
    throw new EnvironmentFault(
      parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`),
    );
  const values = parsed.data;
  const demo = values.DEMO === 'on';
  const dataFolder = values.DATA_FOLDER ?? values.DATABASE_URL.folder;
  const withoutDemo = planOf(values.BASEMAP ?? openFreeMap, values);
  return {
    port: values.PORT,
    host: values.HOST,
    databaseUrl: values.DATABASE_URL.address,
    publicUrl: values.PUBLIC_URL?.replace(/\/+$/, ''),
    basemap:
      demo && values.BASEMAP === undefined
        ? planOf({ setting: { kind: 'demo' }, file: null }, values)
        : withoutDemo,
    basemapWithoutDemo: withoutDemo,
    demo,
    authSecret: values.AUTH_SECRET,
    trustedProxies: values.TRUST_PROXY,
    municipalityName: values.MUNICIPALITY_NAME,
    mapCentre: values.MAP_CENTRE,
    mapZoom: values.MAP_ZOOM,
    positionMetres: values.POSITION_METRES,
    languages: values.LANGUAGES,
    contactEmail: values.CONTACT_EMAIL,
    mail: mailOf(values),
    logLevel: values.LOG_LEVEL,
    dataFolder,
    runDirectory: dataFolder && join(dataFolder, 'run'),
    blobFolder: values.BLOB_FOLDER ?? (dataFolder && join(dataFolder, 'blobs')),
  };
}

/** @throws EnvironmentFault when only one of the two is there: half a mail server sends nothing */
function mailOf({
  SMTP_URL: url,
  MAIL_FROM: from,
}: {
  SMTP_URL?: string | undefined;
  MAIL_FROM?: string | undefined;
}) {
  if (url === undefined && from === undefined) return undefined;
  if (url === undefined) throw new EnvironmentFault(['SMTP_URL must be set when MAIL_FROM is']);
  if (from === undefined) throw new EnvironmentFault(['MAIL_FROM must be set when SMTP_URL is']);
  return { url, from };
}

function readBasemap(wanted: string): Basemap {
  if (wanted === 'demo') return { setting: { kind: 'demo' }, file: null };
  if (wanted === 'openfreemap') return openFreeMap;
  const [, kind, file] = /^(pmtiles|mbtiles):(.+)$/.exec(wanted) ?? [];
  if (kind === 'pmtiles' && file !== undefined)
    return { setting: { kind, url: '/basemap/tiles.pmtiles' }, file };
  if (kind === 'mbtiles' && file !== undefined)
    return { setting: { kind, tilesUrl: '/basemap/tiles/{z}/{x}/{y}' }, file };
  if (/^https?:\/\//.test(wanted) && URL.canParse(wanted))
    return { setting: { kind: 'style', url: wanted }, file: null };
  throw new Error('must be demo, openfreemap, pmtiles:FILE, mbtiles:FILE or the address of a map style');
}

/** The ground with what is set beside it: its credits, and the hosts that a style sends the map to. */
function planOf(
  { setting, file }: Basemap,
  values: { BASEMAP_CREDITS?: string | undefined; BASEMAP_HOSTS: string[] },
): BasemapPlan {
  const hosts = values.BASEMAP_HOSTS.map((address) => new URL(address).origin);
  if (setting.kind === 'style') return { setting, file, hosts: [new URL(setting.url).origin, ...hosts] };
  const takesCredits = setting.kind !== 'demo' && values.BASEMAP_CREDITS !== undefined;
  return { setting: takesCredits ? { ...setting, credits: values.BASEMAP_CREDITS } : setting, file, hosts };
}
