/** One event of a text/event-stream (HTML standard, "server-sent events"). */
export interface StreamEvent {
  event: string;
  data: string;
}

/**
 * Reads server-sent events from pieces of text, however they were cut. EventSource would do the same but cannot
 * send a participant's token. Comments, ids and retry times are skipped.
 */
export class EventStreamReader {
  #rest = '';
  #event = '';
  #data: string[] = [];

  /** The events that became complete with this piece. */
  push(piece: string): StreamEvent[] {
    const events: StreamEvent[] = [];
    const lines = (this.#rest + piece).split(/\r\n|\n|\r(?!$)/);
    this.#rest = lines.pop() ?? '';
    for (const line of lines) {
      if (line === '') {
        if (this.#data.length > 0)
          events.push({ event: this.#event || 'message', data: this.#data.join('\n') });
        this.#event = '';
        this.#data = [];
        continue;
      }
      const [, name = '', value = ''] = /^([^:]*):? ?(.*)$/.exec(line) ?? [];
      if (name === 'event') this.#event = value;
      if (name === 'data') this.#data.push(value);
    }
    return events;
  }
}
