import type { Position } from '../../../domain/geo.ts';
import type { DraftFault } from './draft-faults.ts';
import type { WalkDraft } from './walk-draft.ts';

/** What each part of the walk form is given. */
export interface PartProps {
  draft: WalkDraft;
  onChange: (change: Partial<WalkDraft>) => void;
  faults: readonly DraftFault[];
  /** Where the municipality is, for a walk that has no place yet. */
  near: Position;
}
