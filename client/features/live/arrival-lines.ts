import type { ArrivalView, PhoneView } from '../../state/live-queries.ts';

/** What stands between a phone and "everything has arrived". */
export interface WaitingPhone {
  number: number;
  lastContactAt: string | null;
  /** Null: the phone has not said how much is left on it. */
  undelivered: number | null;
  undeliveredPhotos: number | null;
  /** Not heard from since the walk ended. */
  silent: boolean;
}

export interface ArrivalLines {
  state: 'arrived' | 'walking' | 'waiting';
  phones: readonly WaitingPhone[];
  /** Photos whose record is here and whose picture is not, where no phone says that it has them. */
  awaitedPhotos: number;
}

/**
 * The reasons by phone, worst first, as a leader calls them out. While people still walk only what is left on phones
 * is told, because nobody can have been heard after an end that has not come.
 */
export function arrivalLines(
  { reasons, everythingArrived }: ArrivalView,
  phones: readonly PhoneView[],
): ArrivalLines {
  const about = (code: ArrivalView['reasons'][number]['code']) =>
    new Set(reasons.find((reason) => reason.code === code)?.participantIds);
  const walking = reasons.some(({ code }) => code === 'walk-not-ended');
  const [silent, undelivered, undeliveredPhotos] = [
    walking ? new Set<string>() : about('silent'),
    about('undelivered'),
    about('undelivered-photos'),
  ];
  const waiting = phones
    .filter(
      ({ participantId: id, lastContactAt }) =>
        silent.has(id) ||
        ((undelivered.has(id) || undeliveredPhotos.has(id)) && !(walking && lastContactAt === null)),
    )
    .map((phone) => ({
      number: phone.number,
      lastContactAt: phone.lastContactAt,
      undelivered: undelivered.has(phone.participantId) ? phone.undelivered : 0,
      undeliveredPhotos: undeliveredPhotos.has(phone.participantId) ? phone.undeliveredPhotos : 0,
      silent: silent.has(phone.participantId),
    }));
  const weight = (phone: WaitingPhone): number => (phone.undelivered ?? 0) + (phone.undeliveredPhotos ?? 0);
  return {
    state: everythingArrived ? 'arrived' : walking ? 'walking' : 'waiting',
    phones: waiting.sort((a, b) => weight(b) - weight(a) || a.number - b.number),
    awaitedPhotos: reasons.find(({ code }) => code === 'photos-awaited')?.count ?? 0,
  };
}
