import { betterAuth } from 'better-auth';
import { APIError, createAuthEndpoint } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import { getMigrations } from 'better-auth/db/migration';
import { z } from 'zod';
import type { Accounts } from '../storage/open-accounts.ts';

export const passwordMinimum = 12;
export const passwordMaximum = 200;
const day = 24 * 60 * 60;

export interface AuthSettings {
  database: Accounts['database'];
  secret: string;
  publicUrl: string;
}

/** Sets the cookie of a new session. Has no address, so nobody can ask for it from outside. */
const signInWithoutPassword = createAuthEndpoint.serverOnly(
  { method: 'POST', body: z.object({ userId: z.string() }) },
  async (context) => {
    const { internalAdapter } = context.context;
    const user = await internalAdapter.findUserById(context.body.userId);
    if (user === null) throw new APIError('NOT_FOUND');
    const session = await internalAdapter.createSession(user.id);
    await setSessionCookie(context, { session, user });
    return context.json({ signedIn: true });
  },
);

/**
 * better-auth as Lykta uses it: e-mail and password, sign-up closed, the role out of the client's reach. Requests
 * from other sites and too many attempts are refused before they come here (http/csrf.ts, http/attempts.ts).
 */
function authOptions({ database, secret, publicUrl }: AuthSettings) {
  return {
    appName: 'Lykta',
    database,
    secret,
    baseURL: publicUrl,
    basePath: '/api/auth',
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: passwordMinimum,
      maxPasswordLength: passwordMaximum,
    },
    user: {
      additionalFields: {
        role: { type: 'string', required: true, input: false },
        organisationId: { type: 'string', required: false, input: false },
      },
    },
    session: { expiresIn: 14 * day, updateAge: day },
    rateLimit: { enabled: false },
    advanced: {
      cookiePrefix: 'lykta',
      useSecureCookies: publicUrl.startsWith('https:'),
      disableCSRFCheck: true,
      disableOriginCheck: true,
      // Addresses of people are not kept: the session's columns for them stay empty.
      ipAddress: { disableIpTracking: true },
    },
    telemetry: { enabled: false },
    logger: { level: 'error' },
    plugins: [{ id: 'lykta', endpoints: { signInWithoutPassword } }],
  } as const satisfies Parameters<typeof betterAuth>[0];
}

/** Creates or migrates the tables of accounts and sessions, then gives the ready instance. */
export async function createAuth(settings: AuthSettings) {
  const options = authOptions(settings);
  const { runMigrations } = await getMigrations(options);
  await runMigrations();
  return betterAuth(options);
}

export type Auth = Awaited<ReturnType<typeof createAuth>>;
