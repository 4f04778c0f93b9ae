import { inflateSync } from 'node:zlib';

/** A PDF as its objects, for tests that look at text and structure without another program. */
export interface ReadPdf {
  /** Everything that is not a stream, as it is written. */
  source: string;
  /** The text in the order in which it is drawn, one line a drawn piece. */
  text: string;
  /** How many elements of the structure have this tag. */
  elements(tag: string): number;
}

interface PdfObject {
  head: string;
  stream: string | undefined;
}

function objectsOf(bytes: Uint8Array): Map<number, PdfObject> {
  const all = Buffer.from(bytes).toString('latin1');
  const objects = new Map<number, PdfObject>();
  for (const { 1: number, 2: body = '' } of all.matchAll(/(\d+) 0 obj\n([\s\S]*?)\nendobj/g)) {
    const start = body.indexOf('stream\n');
    const head = start < 0 ? body : body.slice(0, start);
    const packed = start < 0 ? undefined : body.slice(start + 7, body.lastIndexOf('\nendstream'));
    objects.set(Number(number), { head, stream: packed === undefined ? undefined : unpacked(packed, head) });
  }
  return objects;
}

function unpacked(packed: string, head: string): string {
  return head.includes('/FlateDecode')
    ? inflateSync(Buffer.from(packed, 'latin1')).toString('latin1')
    : packed;
}

/** What each code of a font stands for, from its ToUnicode map; both forms that a font writer uses. */
function lettersOf(map: string): Map<string, string> {
  const letters = new Map<string, string>();
  const unicode = (hex: string): string =>
    (hex.match(/.{4}/g) ?? []).map((unit) => String.fromCharCode(Number.parseInt(unit, 16))).join('');
  for (const { 1: from = '', 2: list = '' } of map.matchAll(/<(\w{4})> <\w{4}> \[([^\]]*)\]/g))
    for (const [index, { 1: hex = '' }] of [...list.matchAll(/<(\w*)>/g)].entries())
      letters.set((Number.parseInt(from, 16) + index).toString(16).padStart(4, '0'), unicode(hex));
  return letters;
}

export function readPdf(bytes: Uint8Array): ReadPdf {
  const objects = objectsOf(bytes);
  const source = [...objects.values()].map(({ head }) => head).join('\n');
  const fonts = new Map<string, Map<string, string>>();
  for (const { head } of objects.values())
    for (const { 1: name = '', 2: number } of head.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const map = /\/ToUnicode (\d+) 0 R/.exec(objects.get(Number(number))?.head ?? '')?.[1];
      fonts.set(name, lettersOf(objects.get(Number(map))?.stream ?? ''));
    }
  const pieces: string[] = [];
  for (const { stream } of objects.values()) {
    if (stream === undefined || !stream.includes(' Tf')) continue;
    let font = new Map<string, string>();
    for (const { 1: name, 2: drawn } of stream.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
      if (name !== undefined) font = fonts.get(name) ?? new Map();
      if (drawn === undefined) continue;
      const codes = [...drawn.matchAll(/<(\w+)>/g)].flatMap(({ 1: hex = '' }) => hex.match(/.{4}/g) ?? []);
      pieces.push(codes.map((code) => font.get(code.toLowerCase()) ?? '\ufffd').join(''));
    }
  }
  return {
    source,
    text: pieces.join('\n'),
    elements: (tag) => source.match(new RegExp(`/S /${tag}\\b`, 'g'))?.length ?? 0,
  };
}
