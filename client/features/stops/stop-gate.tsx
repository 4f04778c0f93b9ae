import type { ReactNode } from 'react';
import { Redirect, useParams } from 'wouter';
import type { Checkpoint } from '../../../domain/checkpoint.ts';
import type { ReadyWalk } from '../../state/walk-store.ts';
import { WalkGate } from '../../ui/marking/walk-gate.tsx';

/** Shows a screen of the stop in the address, anew for each stop; without one of that id, the walk. */
export function StopGate({
  children,
}: {
  children: (walk: ReadyWalk, stop: Checkpoint) => ReactNode;
}): ReactNode {
  const { stopId = '' } = useParams<{ stopId: string }>();
  return (
    <WalkGate>
      {(walk) => {
        const stop = walk.view.checkpoints.find(({ id }) => id === stopId);
        return stop === undefined ? <Redirect href="/walk" replace /> : children(walk, stop);
      }}
    </WalkGate>
  );
}
