import type { ParticipantId } from './ids.ts';
import { type SafetyWalk, walkStatusRank } from './walk.ts';

/** When the server last heard from a phone, and what the phone then said was still on it. */
export interface PhoneContact {
  participantId: ParticipantId;
  /** By the server's clock. */
  at: string;
  /** Null where the phone did not say. */
  undelivered: number | null;
  undeliveredPhotos: number | null;
}

/** A person with a phone in the walk. */
export interface Phone {
  participantId: ParticipantId;
  /** When the server was told that the person left, by the server's clock; null: still there. */
  leftReceivedAt: string | null;
}

/** Why nobody may be sent home yet; screens have words for each. */
export const arrivalReasonCodes = [
  'walk-not-ended',
  'silent',
  'undelivered',
  'undelivered-photos',
  'photos-awaited',
] as const;
export interface ArrivalReason {
  code: (typeof arrivalReasonCodes)[number];
  /** How many phones or photos; 0 where the reason is not about a number. */
  count: number;
  /** Whose phones it is about; empty where it is about none. */
  participantIds: readonly ParticipantId[];
}

export interface Arrival {
  everythingArrived: boolean;
  reasons: readonly ArrivalReason[];
}

/**
 * When the server was told that the walk had ended, by the server's clock: of the first status from "walked" on;
 * null before that, and for a walk that was cancelled before it ended.
 */
export function walkEndedAt({ statusLog }: Pick<SafetyWalk['properties'], 'statusLog'>): string | null {
  const end = statusLog.find(
    ({ status }) => status !== 'cancelled' && walkStatusRank(status) >= walkStatusRank('walked'),
  );
  return end?.receivedAt ?? null;
}

/**
 * Whether people may go home. True only when, after the walk ended or after its owner left, every phone has said that
 * nothing is left on it, and no photo is awaited. All times are the server's, because the clocks of a leader and a
 * phone may be minutes apart. What is not known counts as not arrived.
 */
export function arrivalOf(walk: {
  endedAt: string | null;
  phones: readonly Phone[];
  contacts: readonly PhoneContact[];
  awaitedPhotos: number;
}): Arrival {
  const contactOf = new Map(walk.contacts.map((contact) => [contact.participantId, contact]));
  const reason = (code: ArrivalReason['code'], fits: (phone: Phone) => boolean): ArrivalReason[] => {
    const participantIds = walk.phones.filter(fits).map(({ participantId }) => participantId);
    return participantIds.length === 0 ? [] : [{ code, count: participantIds.length, participantIds }];
  };
  const isSilent = ({ participantId, leftReceivedAt }: Phone) => {
    const heardAt = contactOf.get(participantId)?.at;
    const isAfter = (time: string | null) =>
      time !== null && heardAt !== undefined && Date.parse(heardAt) > Date.parse(time);
    return !isAfter(walk.endedAt) && !isAfter(leftReceivedAt);
  };
  const reasons: ArrivalReason[] = [
    ...(walk.endedAt === null ? [{ code: 'walk-not-ended' as const, count: 0, participantIds: [] }] : []),
    ...reason('silent', isSilent),
    ...reason('undelivered', ({ participantId }) => contactOf.get(participantId)?.undelivered !== 0),
    ...reason(
      'undelivered-photos',
      ({ participantId }) => contactOf.get(participantId)?.undeliveredPhotos !== 0,
    ),
    ...(walk.awaitedPhotos === 0
      ? []
      : [{ code: 'photos-awaited' as const, count: walk.awaitedPhotos, participantIds: [] }]),
  ];
  return { everythingArrived: reasons.length === 0, reasons };
}
