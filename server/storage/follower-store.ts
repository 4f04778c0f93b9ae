import type { JobRequest } from './store.ts';

/** Somebody who follows a thing by letter. */
export interface Follower {
  id: string;
  email: string;
  /** What is followed, as its path below /p: areas/…, promises/… or walks/…. */
  subject: string;
  language: 'sv' | 'en';
  isConfirmed: boolean;
}

/** Somebody who asked to follow and has not confirmed. Times are RFC 3339, UTC. */
export interface NewFollower extends Omit<Follower, 'isConfirmed'> {
  /** Of the token in the letter; the token itself is kept nowhere. */
  linkHash: string;
  askedAt: string;
}

/**
 * Followers by letter: the part of the storage port with the addresses of the public. Nothing of it is a change, so it
 * is in no log, no export and no ledger, and what is forgotten is gone.
 */
export interface FollowerStore {
  /** Keeps the request, and the job that forgets it, in one durable transaction. */
  addFollower(follower: NewFollower, forgetting: JobRequest): Promise<void>;
  /** By the hash of the token in any letter that they got. */
  followerByLink(linkHash: string): Promise<Follower | undefined>;
  /**
   * From now on they get letters, about other news than those named. Where the address follows the thing already, both
   * become one, so that nobody gets a letter twice.
   */
  confirmFollower(id: string, at: string, knownNewsIds: readonly string[]): Promise<void>;
  /** Those who confirmed, in order of id. */
  followers(): Promise<readonly Follower[]>;
  /**
   * Notes which news the letter with this link is about to tell. @returns those that were not told before; none where
   * the follower is no more
   */
  claimNews(followerId: string, newsIds: readonly string[], linkHash: string): Promise<readonly string[]>;
  /** The letter with this link was not taken by the mail server: its news are still to be told. */
  releaseNews(linkHash: string): Promise<void>;
  /** Deletes the address and what it was told. */
  forgetFollower(id: string): Promise<void>;
  /** The same, unless they confirmed. */
  forgetUnconfirmed(id: string): Promise<void>;
}
