import { useEffect, useRef, useState } from 'react';
import { distanceMetres, type Polygon } from '../../../domain/geo.ts';
import { changeIdSchema, type HotSpotId, newId, patrolVisitIdSchema } from '../../../domain/ids.ts';
import { hotSpotPlace } from '../../../domain/patrol/hot-spot-place.ts';
import { deliverNow, setStaffAuthor } from '../../offline/delivery.ts';
import { deviceIds } from '../../offline/device-clock.ts';
import { enqueue, queuedChanges } from '../../offline/queue.ts';
import { makeChange } from '../../state/make-change.ts';
import { saidOrNull } from '../../state/said-or-null.ts';
import { fetchJson } from '../../state/staff-fetch.ts';
import { meSchema } from '../../state/wire.ts';
import { freshened, loadRun } from './load-run.ts';
import { type RunNote, type RunVisit, readRunNote, removeRunNote, writeRunNote } from './run-note.ts';

export type RunState =
  | { status: 'loading' | 'unknown' | 'nothing-here' | 'other-person' | 'sign-in' }
  | { status: 'ready'; note: RunNote /** Whether the server knows who is signed in. */; signedIn: boolean };

/** So near counts as being there: a coarse position errs by a block. */
const nearMetres = 150;

async function currentEmail(): Promise<string | null | undefined> {
  try {
    const me = await fetchJson('/api/me', meSchema);
    return me.kind === 'staff' ? me.email : null;
  } catch {
    return undefined;
  }
}

/** Whether the phone is about at the place. The position is asked once, coarsely, and not kept. */
async function isNear(geometry: Polygon): Promise<boolean | null> {
  if (!('geolocation' in navigator)) return null;
  return new Promise((resolve) => {
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        const metres = distanceMetres([coords.longitude, coords.latitude], hotSpotPlace(geometry));
        resolve(metres <= nearMetres + Math.min(coords.accuracy, nearMetres));
      },
      () => resolve(null),
      { enableHighAccuracy: false, maximumAge: 60_000, timeout: 8_000 },
    );
  });
}

/**
 * A shift under way on this phone. Everything is written to the disk before it is shown, so that a killed page or a dark
 * screen loses nothing; what is logged goes through the same queue as all else.
 */
export function useRun(shiftId: string) {
  const [state, setState] = useState<RunState>({ status: 'loading' });
  const latest = useRef<RunNote>(undefined);

  const keep = async (note: RunNote): Promise<void> => {
    await writeRunNote(note);
    latest.current = note;
    setState((before) => ({
      status: 'ready',
      note,
      signedIn: before.status === 'ready' ? before.signedIn : true,
    }));
  };

  useEffect(() => {
    let over = false;
    const start = async (): Promise<void> => {
      const kept = await readRunNote(shiftId);
      if (over) return;
      latest.current = kept;
      if (kept !== undefined) setState({ status: 'ready', note: kept, signedIn: false });
      const email = await currentEmail();
      if (over) return;
      if (email === undefined) {
        if (kept === undefined) setState({ status: 'nothing-here' });
        return;
      }
      if (email === null) {
        if (kept === undefined) setState({ status: 'sign-in' });
        return;
      }
      if (kept !== undefined && kept.email !== email) return setState({ status: 'other-person' });
      setStaffAuthor(email);
      const fresh = await loadRun(shiftId, email);
      if (over) return;
      if (fresh === undefined && latest.current === undefined) return setState({ status: 'unknown' });
      const note = fresh === undefined ? latest.current : freshened(latest.current, fresh);
      if (note === undefined) return;
      await writeRunNote(note);
      latest.current = note;
      setState({ status: 'ready', note, signedIn: true });
    };
    const begin = (): void => {
      start().catch((fault: unknown) => {
        console.error('the shift could not be read', fault);
        if (!over && latest.current === undefined) setState({ status: 'nothing-here' });
      });
    };
    begin();
    window.addEventListener('online', begin);
    return () => {
      over = true;
      window.removeEventListener('online', begin);
    };
  }, [shiftId]);

  const now = (): string => deviceIds.now().toISOString();
  const change = async (part: Partial<RunNote>): Promise<void> => {
    if (latest.current !== undefined) await keep({ ...latest.current, ...part });
  };
  const changeVisit = async (part: Partial<RunVisit>): Promise<void> => {
    const current = latest.current?.current;
    if (current !== undefined && current !== null) await change({ current: { ...current, ...part } });
  };

  return {
    state,
    changeVisit,
    skip: (place: number) => change({ skipped: [...(latest.current?.skipped ?? []), place] }),
    async arrive(hotSpotId: HotSpotId | null, askPosition: boolean): Promise<void> {
      await change({
        current: {
          visitId: newId(patrolVisitIdSchema, deviceIds),
          changeId: newId(changeIdSchema, deviceIds),
          hotSpotId,
          arrivedAt: now(),
          nearOnArrival: null,
          activities: ['visible-presence'],
          observation: '',
          faults: [],
        },
      });
      const geometry = latest.current?.others.find((one) => one.hotSpotId === hotSpotId)?.geometry;
      if (!askPosition || geometry === undefined) return;
      const nearOnArrival = await isNear(geometry);
      if (nearOnArrival !== null) await changeVisit({ nearOnArrival });
    },
    /** Arrived by mistake: nothing is logged. */
    undoArrival: () => change({ current: null }),
    async leave(): Promise<void> {
      const note = latest.current;
      if (note === undefined || note.current === null) return;
      const { visitId, changeId, observation, ...said } = note.current;
      const leftAt = now();
      const visit = {
        type: 'Feature',
        id: visitId,
        geometry: null,
        properties: {
          kind: 'patrol-visit',
          shiftId: note.shiftId,
          officers: note.officers,
          ...said,
          leftAt,
          observation: saidOrNull(observation),
          source: 'phone',
        },
      };
      const logged = makeChange(deviceIds, { kind: 'patrol-visit-logged', id: changeId, visit });
      // A page killed between the queue and the note comes here again with the same visit.
      const isQueued = (await queuedChanges(`staff:${note.email}`)).some(({ id }) => id === changeId);
      if (!isQueued) await enqueue(`staff:${note.email}`, [logged]);
      const { hotSpotId, arrivedAt } = said;
      await keep({ ...note, current: null, done: [...note.done, { visitId, hotSpotId, arrivedAt, leftAt }] });
      deliverNow();
    },
    end: () => removeRunNote(shiftId),
  };
}
