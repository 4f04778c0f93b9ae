import { createIncidentQueries, type IncidentReads } from './incident-queries.ts';
import { openSqliteReader } from './open-database.ts';

// What runs in the thread that reads recorded incidents; it keeps its connection as long as it lives.

let opened: { path: string; reads: IncidentReads } | undefined;

function readsOf(path: string): IncidentReads {
  if (opened?.path !== path) opened = { path, reads: createIncidentQueries(openSqliteReader(path)) };
  return opened.reads;
}

/** Where the rows are, and what is asked of them. */
export interface IncidentQuestion<Read extends keyof IncidentReads> {
  path: string;
  asked: Parameters<IncidentReads[Read]>;
}

export const incidentCounts = ({ path, asked }: IncidentQuestion<'incidentCounts'>) =>
  readsOf(path).incidentCounts(...asked);
export const incidentTile = ({ path, asked }: IncidentQuestion<'incidentTile'>) =>
  readsOf(path).incidentTile(...asked);
export const incidentPoints = ({ path, asked }: IncidentQuestion<'incidentPoints'>) =>
  readsOf(path).incidentPoints(...asked);
