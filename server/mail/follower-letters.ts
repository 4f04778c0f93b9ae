import { daysToConfirm } from '../follow-token.ts';
import type { PlacedNews } from '../pages/news-list.ts';
import { dateInWords, type PageLanguage, say } from '../pages/public-layout.ts';
import type { Mail } from './mailer.ts';

interface LetterAbout {
  /** Of what is followed. */
  title: string;
  language: PageLanguage;
  /** Where people reach this server, without a slash at the end; never what a request says of it. */
  publicUrl: string;
  municipality: string;
  token: string;
}

type Letter = Omit<Mail, 'to'>;

/** The letter in which a person confirms that the address is theirs. */
export function confirmLetter({ title, language, publicUrl, municipality, token }: LetterAbout): Letter {
  const url = `${publicUrl}/p/follow/confirm/${token}?lang=${language}`;
  return {
    subject: say(language, 'letterConfirmSubject', { title }),
    text: say(language, 'letterConfirmText', { title, name: municipality, url, days: daysToConfirm }),
  };
}

/** The letter that tells news, with the link that stops them. */
export function newsLetter({
  title,
  language,
  publicUrl,
  municipality,
  token,
  news,
}: LetterAbout & { news: readonly PlacedNews[] }): Letter {
  const stop = `${publicUrl}/p/follow/stop/${token}`;
  const parts = news.map(
    (one) =>
      `${one.title} (${dateInWords(one.on, language)})\n${one.summary}\n${publicUrl}${one.path}?lang=${language}`,
  );
  const end = say(language, 'letterNewsEnd', { title, name: municipality, url: `${stop}?lang=${language}` });
  return {
    subject: say(language, 'letterNewsSubject', { title }),
    text: [...parts, '--', end].join('\n\n'),
    unsubscribeUrl: stop,
  };
}
