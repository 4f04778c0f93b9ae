import type { MessagePort } from 'node:worker_threads';
import { analysisInputOf, type RecordsForAnalysis } from '../../domain/analysis/input-of-records.ts';
import { buildCatalogue, type Category } from '../../domain/catalogue.ts';
import { assessRisk, type RiskAssessment, type RiskPeriods } from '../../domain/incident/assess-risk.ts';
import { type FeltAndReported, feltAndReported } from '../../domain/incident/felt-and-reported.ts';
import type { IncidentPoints } from '../../domain/incident/incident-points.ts';
import type { RiskLayerId } from '../../domain/incident/risk-layer-list.ts';
import { fitsFilters, type MarkFilters } from './analyse-layer.ts';

/** The same numbers for the same question, on every machine and every day. */
const seed = 1;

interface AssessRiskTask {
  incidents: IncidentPoints;
  layer: RiskLayerId;
  periods: RiskPeriods;
  progressPort?: Pick<MessagePort, 'postMessage'>;
}

/** A police layer and how well it forecasts, in any thread. */
export function assessIncidentRisk({
  incidents,
  layer,
  periods,
  progressPort,
}: AssessRiskTask): RiskAssessment {
  return assessRisk(incidents, layer, periods, (share) => progressPort?.postMessage(share));
}

interface CompareFeltTask {
  incidents: IncidentPoints;
  records: RecordsForAnalysis;
  categories: readonly Category[];
  filters: MarkFilters;
  cellMetres: number;
  passedWithinMetres: number;
  progressPort?: Pick<MessagePort, 'postMessage'>;
}

/** Felt beside reported, in any thread. */
export function compareFelt({
  incidents,
  records,
  categories,
  filters,
  ...rest
}: CompareFeltTask): FeltAndReported {
  const { cellMetres, passedWithinMetres, progressPort } = rest;
  const input = analysisInputOf(records, buildCatalogue(categories));
  const marks = input.marks.filter((mark) => fitsFilters(mark, filters));
  const settings = { cellMetres, passedWithinMetres };
  return feltAndReported({ ...input, marks }, incidents, settings, seed, (share) =>
    progressPort?.postMessage(share),
  );
}
