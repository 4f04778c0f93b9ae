import type { Chance, WorldClock } from './world-clock.ts';

/** One request as it goes over the wire. */
export interface SentRequest {
  method: string;
  path: string;
  headers: Headers;
  body: string | undefined;
}

export interface SentAnswer {
  status: number;
  headers: Headers;
  body: string;
}

/** The other end of the wire; rejects when nobody is there or the process ends before it answers. */
export type AnswerRequest = (request: SentRequest) => Promise<SentAnswer>;

/** What may go wrong on the way, as shares of all requests. */
export interface Weather {
  lostRequests: number;
  lostAnswers: number;
  /** The network sends the same request twice, the second some time later. */
  twice: number;
  /** Something in between answers in the server's place: a sign-in page, a gateway's error. */
  strangers: number;
  delayMilliseconds: number;
  /** Requests arrive at the server on the same tick, side by side. */
  inStep: boolean;
}

export const clearWeather: Weather = {
  lostRequests: 0,
  lostAnswers: 0,
  twice: 0,
  strangers: 0,
  delayMilliseconds: 20,
  inStep: false,
};

const timeoutMilliseconds = 30_000;
const stepMilliseconds = 200;

const strangers: readonly SentAnswer[] = [
  { status: 200, headers: new Headers({ 'content-type': 'text/html' }), body: '<h1>Welcome, guest</h1>' },
  { status: 502, headers: new Headers({ 'content-type': 'text/html' }), body: '<h1>Bad gateway</h1>' },
  { status: 200, headers: new Headers({ 'content-type': 'application/json' }), body: '{}' },
  { status: 429, headers: new Headers({ 'retry-after': '7' }), body: '' },
];

/** The way between one phone and the server. */
export class Wire {
  weather: Weather;
  isUp = true;
  readonly #clock: WorldClock;
  readonly #chance: Chance;
  readonly #answer: AnswerRequest;
  readonly #streams = new Set<ReadableStreamDefaultController<Uint8Array>>();

  constructor(clock: WorldClock, chance: Chance, weather: Weather, answer: AnswerRequest) {
    this.#clock = clock;
    this.#chance = chance;
    this.weather = weather;
    this.#answer = (request) => clock.waitFor(answer(request));
  }

  /** `fetch` as far as the client uses it. `isGone` tells that the page is no more: then nothing is told to it. */
  async fetch(input: string, init: RequestInit, isGone: () => boolean): Promise<Response> {
    const request: SentRequest = {
      method: init.method ?? 'GET',
      path: input,
      headers: new Headers(init.headers),
      body: typeof init.body === 'string' ? init.body : undefined,
    };
    if (init.signal?.aborted) throw init.signal.reason;
    if (!this.isUp) return this.#never(isGone, 30);
    const { lostRequests, lostAnswers, twice, strangers: share } = this.weather;
    if (this.#chance() < lostRequests) return this.#never(isGone, timeoutMilliseconds);
    const stranger = strangers[Math.floor((this.#chance() / Math.max(share, 1e-9)) * strangers.length)];
    await this.#travel();
    if (!this.isUp) return this.#never(isGone, timeoutMilliseconds);
    if (stranger !== undefined) return this.#bring(stranger, isGone);
    if (request.path === '/api/events') return this.#stream(init.signal ?? undefined, isGone);
    if (this.#chance() < twice)
      this.#clock.after(this.#chance() * 40_000, () => this.#answer(request).then(ignore, ignore));
    const answered = await this.#answer(request).catch(() => undefined);
    if (answered === undefined) return this.#never(isGone, 50);
    if (this.#chance() < lostAnswers) return this.#never(isGone, timeoutMilliseconds);
    await this.#travel();
    return this.isUp ? this.#bring(answered, isGone) : this.#never(isGone, timeoutMilliseconds);
  }

  /** The server tells whoever listens that there is something new, and perhaps it arrives. */
  hint(): void {
    for (const stream of this.#streams)
      if (this.isUp && this.#chance() >= this.weather.lostAnswers)
        this.#clock.after(this.#chance() * 3000, () => {
          if (this.#streams.has(stream))
            stream.enqueue(new TextEncoder().encode('event: records\ndata: {}\n\n'));
        });
  }

  cut(): void {
    this.isUp = false;
    for (const stream of this.#streams) stream.error(new TypeError('network error'));
    this.#streams.clear();
  }

  #stream(signal: AbortSignal | undefined, isGone: () => boolean): Response {
    let own: ReadableStreamDefaultController<Uint8Array> | undefined;
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        own = controller;
        this.#streams.add(controller);
      },
    });
    signal?.addEventListener('abort', () => {
      if (own !== undefined && this.#streams.delete(own) && !isGone()) own.error(signal.reason);
    });
    return new Response(body, { headers: { 'content-type': 'text/event-stream' } });
  }

  #wait(milliseconds: number): Promise<void> {
    return new Promise((resolve) => this.#clock.after(milliseconds, () => resolve()));
  }

  async #travel(): Promise<void> {
    const arrives = this.#clock.now + this.#chance() * 2 * this.weather.delayMilliseconds;
    const step = Math.ceil(arrives / stepMilliseconds) * stepMilliseconds;
    await this.#wait((this.weather.inStep ? step : arrives) - this.#clock.now);
  }

  async #never(isGone: () => boolean, milliseconds: number): Promise<Response> {
    await this.#wait(milliseconds);
    if (isGone()) return new Promise(() => undefined);
    throw new TypeError('network error');
  }

  async #bring({ status, headers, body }: SentAnswer, isGone: () => boolean): Promise<Response> {
    if (isGone()) return new Promise(() => undefined);
    return new Response(body, { status, headers });
  }
}

const ignore = () => undefined;
