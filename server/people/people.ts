import { APIError } from 'better-auth/api';
import { z } from 'zod';
import { type OrganisationId, organisationIdSchema } from '../../domain/ids.ts';
import { ProblemError, problem } from '../../domain/problem.ts';
import { type StaffRole, staffRoleSchema } from '../../domain/roles.ts';
import type { Auth } from './create-auth.ts';
import type { LinkPurpose, OneTimeLink, OneTimeLinks } from './one-time-links.ts';

const personSchema = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role: staffRoleSchema,
  organisationId: organisationIdSchema.nullish().transform((id) => id ?? null),
});
export type StaffPerson = z.infer<typeof personSchema>;

export interface NewPerson {
  name: string;
  email: string;
  role: StaffRole;
  organisationId: OrganisationId | null;
}

/** The people who sign in. Participants have no account and are not here. */
export interface People {
  /** Whose session the cookie is of; undefined when it is nobody's. */
  personOf(headers: Headers): Promise<StaffPerson | undefined>;
  list(): Promise<readonly (StaffPerson & { hasPassword: boolean })[]>;
  find(email: string): Promise<StaffPerson | undefined>;
  hasAdmin(): Promise<boolean>;
  /** An account without a password: nobody can sign in to it until a link was used. */
  add(person: NewPerson): Promise<StaffPerson>;
  remove(userId: string): Promise<boolean>;
  linkFor(purpose: LinkPurpose): Promise<OneTimeLink>;
  look(token: string): Promise<{ purpose: LinkPurpose['kind']; person: StaffPerson | null } | undefined>;
  /** Uses the link up and makes the first administrator; a used or unknown link is refused. */
  acceptFirstAdmin(
    token: string,
    person: { name: string; email: string; password: string },
  ): Promise<StaffPerson>;
  /** Uses the link up, sets the password and ends every older session of the account. */
  acceptPassword(token: string, password: string): Promise<StaffPerson>;
  /** The `set-cookie` values of a new session. The caller has made sure that the person may have one. */
  signIn(userId: string): Promise<Cookies>;
  /** The person and a new session; undefined when e-mail and password do not belong together. */
  signInWithPassword(
    email: string,
    password: string,
  ): Promise<{ person: StaffPerson; cookies: Cookies } | undefined>;
  /** Ends the session of the cookie. */
  signOut(headers: Headers): Promise<Cookies>;
  /** Ends the person's other sessions too; undefined when the old password is not the right one. */
  changePassword(headers: Headers, passwords: { old: string; new: string }): Promise<Cookies | undefined>;
}

/** Values for `set-cookie`. */
export type Cookies = readonly string[];

const deadLink = () =>
  new ProblemError(
    problem('expired-code', {
      detail: 'this link has been used, has run out or was never made',
      action: 'Ask an administrator for a new link.',
    }),
  );

export async function createPeople(auth: Auth, links: OneTimeLinks): Promise<People> {
  const { internalAdapter, password: passwords } = await auth.$context;

  const person = async (userId: string) => {
    const found = personSchema.safeParse(await internalAdapter.findUserById(userId));
    return found.success ? found.data : undefined;
  };
  const credential = (userId: string) => internalAdapter.findCredentialAccount(userId);
  const setPassword = async (userId: string, plain: string) => {
    const password = await passwords.hash(plain);
    if ((await credential(userId)) !== null) await internalAdapter.updatePassword(userId, password);
    else await internalAdapter.linkAccount({ userId, providerId: 'credential', accountId: userId, password });
  };
  const add = async ({ email, ...rest }: NewPerson) =>
    personSchema.parse(
      await internalAdapter.createUser(
        { ...rest, email: email.toLowerCase(), emailVerified: true },
        { method: 'admin' },
      ),
    );
  const everybody = async () => z.array(personSchema).parse(await internalAdapter.listUsers(10_000));
  const hasAdmin = async () => (await everybody()).some(({ role }) => role === 'admin');

  return {
    async personOf(headers) {
      const session = await auth.api.getSession({ headers });
      return session === null ? undefined : personSchema.parse(session.user);
    },
    async list() {
      const people = await everybody();
      return Promise.all(
        people.map(async (each) => ({ ...each, hasPassword: (await credential(each.id)) !== null })),
      );
    },
    async find(email) {
      const found = await internalAdapter.findUserByEmail(email.toLowerCase());
      return found === null ? undefined : personSchema.parse(found.user);
    },
    hasAdmin,
    add,
    async remove(userId) {
      if ((await internalAdapter.findUserById(userId)) === null) return false;
      await internalAdapter.deleteUserSessions(userId);
      await internalAdapter.deleteUser(userId);
      return true;
    },
    linkFor: (purpose) => links.make(purpose),
    async look(token) {
      const purpose = await links.look(token);
      if (purpose === undefined) return undefined;
      if (purpose.kind === 'first-admin')
        return (await hasAdmin()) ? undefined : { purpose: purpose.kind, person: null };
      return { purpose: purpose.kind, person: (await person(purpose.userId)) ?? null };
    },
    async acceptFirstAdmin(token, { name, email, password }) {
      if ((await links.look(token))?.kind !== 'first-admin') throw deadLink();
      if ((await links.use(token)) === undefined) throw deadLink();
      if (await hasAdmin())
        throw new ProblemError(
          problem('set-up-done', {
            detail: 'there already is an administrator',
            action: 'Sign in, or ask an administrator for a link of your own.',
          }),
        );
      const admin = await add({ name, email, role: 'admin', organisationId: null });
      await setPassword(admin.id, password);
      return admin;
    },
    async acceptPassword(token, password) {
      if ((await links.look(token))?.kind !== 'set-password') throw deadLink();
      const purpose = await links.use(token);
      const owner = purpose?.kind === 'set-password' ? await person(purpose.userId) : undefined;
      if (owner === undefined) throw deadLink();
      await internalAdapter.deleteUserSessions(owner.id);
      await setPassword(owner.id, password);
      return owner;
    },
    async signIn(userId) {
      const { headers } = await auth.api.signInWithoutPassword({ body: { userId }, returnHeaders: true });
      return headers.getSetCookie();
    },
    async signInWithPassword(email, password) {
      const answer = await unlessRefused(
        auth.api.signInEmail({ body: { email, password }, returnHeaders: true }),
      );
      if (answer === undefined) return undefined;
      const signedIn = await person(answer.response.user.id);
      return signedIn && { person: signedIn, cookies: answer.headers.getSetCookie() };
    },
    async signOut(headers) {
      return (await auth.api.signOut({ headers, returnHeaders: true })).headers.getSetCookie();
    },
    async changePassword(headers, { old: currentPassword, new: newPassword }) {
      const body = { currentPassword, newPassword, revokeOtherSessions: true };
      const answer = await unlessRefused(auth.api.changePassword({ headers, body, returnHeaders: true }));
      return answer?.headers.getSetCookie();
    },
  };
}

/** What the library refuses (4xx) as undefined; its own faults go on up. */
async function unlessRefused<Answer>(answer: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof APIError && error.statusCode < 500) return undefined;
    throw error;
  }
}
