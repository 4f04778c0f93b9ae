export interface XmlElement {
  name: string;
  attributes: Record<string, string>;
  children: XmlElement[];
  /** The text inside, of all descendants, unescaped. */
  text: string;
}

const references: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const notXml = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;

function unescaped(source: string): string {
  if (notXml.test(source)) throw new Error('a character that XML 1.0 does not allow');
  if (source.includes('<')) throw new Error('an unescaped <');
  return source.replace(/&([^;]*;)?/g, (_, name = '') => {
    const value = references[String(name).slice(0, -1)];
    if (value === undefined) throw new Error(`an unknown reference &${name}`);
    return value;
  });
}

/** Reads XML without comments, CDATA or declarations of types, and throws where it is not well-formed. */
export function parseXml(source: string): XmlElement {
  const body = source.replace(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n/, '');
  const root: XmlElement = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  let end = 0;
  for (const match of body.matchAll(/<(\/?)([\w:.-]+)((?:\s+[\w:.-]+="[^"<]*")*)\s*(\/?)>/g)) {
    addText(open, body.slice(end, match.index));
    end = match.index + match[0].length;
    const [, closing, name = '', attributes = '', empty] = match;
    if (closing === '/') {
      if (open.pop()?.name !== name || open.length === 0) throw new Error(`</${name}> closes nothing`);
      continue;
    }
    const element: XmlElement = { name, attributes: {}, children: [], text: '' };
    for (const [, key = '', value = ''] of attributes.matchAll(/([\w:.-]+)="([^"]*)"/g))
      element.attributes[key] = unescaped(value);
    open.at(-1)?.children.push(element);
    if (empty !== '/') open.push(element);
  }
  addText(open, body.slice(end));
  const [document] = root.children;
  if (document === undefined || root.children.length > 1 || open.length > 1)
    throw new Error('not one whole element');
  return document;
}

function addText(open: readonly XmlElement[], source: string): void {
  const text = unescaped(source);
  for (const element of open) element.text += text;
}

/** Every element with this name, at any depth. */
export function elementsNamed(element: XmlElement, name: string): XmlElement[] {
  return element.children.flatMap((child) => [
    ...(child.name === name ? [child] : []),
    ...elementsNamed(child, name),
  ]);
}
