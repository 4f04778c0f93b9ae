import { html, raw } from 'hono/html';
import { placeClock, placeDay } from '../../domain/place-time.ts';
import type { PublicMeeting } from '../../domain/public-meetings.ts';
import type { PublicSite } from '../../domain/public-site.ts';
import {
  dateInWords,
  type Html,
  type PageContext,
  type PageLanguage,
  publicPage,
  say,
} from './public-layout.ts';

const kinds = { first: 'meetingFirst', walk: 'meetingWalk', answers: 'meetingAnswers' } as const;

function weekdayInWords(day: string, language: PageLanguage): string {
  const locale = language === 'sv' ? 'sv-SE' : 'en-GB';
  return new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );
}

/** What lies ahead, the soonest first. `level` is that of the headings within. */
export function meetingList(
  meetings: readonly PublicMeeting[],
  { language }: PageContext,
  level: 2 | 3,
): Html {
  if (meetings.length === 0) return html`<p class="quiet">${say(language, 'noMeetings')}</p>`;
  const item = ({ kind, walkId, name, startsAt, place, purpose, accessibilityNote }: PublicMeeting) => {
    const day = placeDay(startsAt);
    return html`<li class="card">
      <p class="kind">${say(language, kinds[kind])}</p>
      ${level === 2 ? html`<h2>${name}</h2>` : html`<h3>${name}</h3>`}
      <p class="when">
        <time datetime="${startsAt}"
          >${weekdayInWords(day, language)} ${dateInWords(day, language)}
          ${say(language, 'meetingTime', { time: placeClock(startsAt) })}</time
        >
      </p>
      ${place === null ? raw('') : html`<p>${say(language, 'meetingPlace', { place })}</p>`}
      ${kind !== 'walk' || purpose === null ? raw('') : html`<p>${purpose}</p>`}
      ${
        kind !== 'walk' || accessibilityNote === null
          ? raw('')
          : html`<p>${say(language, 'meetingAccess', { note: accessibilityNote })}</p>`
      }
      <p><a href="/p/walks/${walkId}/calendar.ics?lang=${language}">${say(language, 'meetingCalendar')}</a></p>
    </li>`;
  };
  return html`<ul class="cards wide">
    ${meetings.map(item)}
  </ul>`;
}

/** The next walks and how to join. */
export function meetingsPage({ meetings }: PublicSite, context: PageContext): Html {
  const { language } = context;
  const title = say(language, 'meetingsTitle');
  const lead = say(language, 'meetingsLead');
  const content = html`
    <div class="title">
      <h1>${title}</h1>
      <p class="lead">${lead}</p>
    </div>
    <section aria-labelledby="next">
      <h2 id="next">${say(language, 'meetingsNext')}</h2>
      ${meetingList(meetings, context, 3)}
    </section>
    <section aria-labelledby="how">
      <h2 id="how">${say(language, 'howTitle')}</h2>
      <ol class="steps">
        <li>${say(language, 'how1')}</li>
        <li>${say(language, 'how2')}</li>
        <li>${say(language, 'how3')}</li>
      </ol>
    </section>
  `;
  return publicPage({ title, description: lead }, context, content);
}
