import { createTransport } from 'nodemailer';

export interface Mail {
  to: string;
  subject: string;
  text: string;
  /** The page with which a program of mail stops letters like this with one click (RFC 8058). */
  unsubscribeUrl?: string;
}

/** Sends letters. Resolves once the mail server has taken the letter; what becomes of it then nobody knows. */
export interface Mailer {
  /** @throws MailFault when the mail server did not take it: nothing was sent */
  send(mail: Mail): Promise<void>;
}

/** The mail server refused, or did not answer in time. */
export class MailFault extends Error {
  constructor(cause: unknown) {
    // The server's own words may hold the address; its codes do not.
    super(`the mail server did not take the letter: ${codesOf(cause)}`);
    this.name = 'MailFault';
  }
}

function codesOf(cause: unknown): string {
  if (!(cause instanceof Error)) return 'no reason';
  const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : cause.name;
  const answer = 'responseCode' in cause && typeof cause.responseCode === 'number' ? cause.responseCode : '';
  return `${code} ${answer}`.trim();
}

/** People wait for the answer with the dialog open. */
const patienceMilliseconds = 10_000;

/** @param url smtp:// or smtps://, with the account where one is needed */
export function createMailer(
  { url, from }: { url: string; from: string },
  waitAtMost: number = patienceMilliseconds,
): Mailer {
  const transport = createTransport({
    url,
    connectionTimeout: waitAtMost,
    greetingTimeout: waitAtMost,
    socketTimeout: waitAtMost,
    // What is written is text alone: nothing of it may name a file or an address to fetch from.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send({ to, subject, text, unsubscribeUrl }) {
      const headers =
        unsubscribeUrl === undefined
          ? {}
          : {
              'List-Unsubscribe': `<${unsubscribeUrl}>`,
              'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
            };
      await transport
        .sendMail({ from, to: { name: '', address: to }, subject, text, headers })
        .catch((error: unknown) => {
          throw new MailFault(error);
        });
    },
  };
}
