import { type Change, parseChange } from '../../domain/changes.ts';
import { changeIdSchema, type IdSource, newId } from '../../domain/ids.ts';
import type { WalkStatus } from '../../domain/walk.ts';

/**
 * Puts the id and time on a change of a staff screen and checks it as the server will.
 * @throws Error on values that the server would refuse
 */
export function makeChange(source: IdSource, body: Record<string, unknown>): Change {
  const at = source.now().toISOString();
  const parsed = parseChange({ id: newId(changeIdSchema, source), at, ...body });
  if (parsed.problem !== undefined) throw new Error(`${parsed.problem.code}: ${parsed.problem.detail}`);
  return parsed.change;
}

export function phaseChange(walkId: string, to: WalkStatus, source: IdSource): Change {
  return makeChange(source, { kind: 'walk-phase-advanced', walkId, to, reason: null });
}
