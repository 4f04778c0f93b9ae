import { safeText } from './safe-text.ts';

/** XML that is already escaped. Only the functions here make it, so a plain string cannot slip in as markup. */
export class Xml {
  readonly #source: string;

  constructor(source: string) {
    this.#source = source;
  }

  toString(): string {
    return this.#source;
  }
}

type Content = Xml | string | number | null | undefined | readonly Content[];
type Attributes = Readonly<Record<string, string | number | undefined>>;

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Text as it may stand between tags and in attributes. Also right for HTML. */
export function escapeMarkup(text: string): string {
  return safeText(text).replace(/[&<>"']/g, (character) => entities[character] ?? '');
}

function contentSource(content: Content): string {
  if (content === null || content === undefined) return '';
  if (content instanceof Xml) return content.toString();
  if (typeof content === 'string' || typeof content === 'number') return escapeMarkup(String(content));
  return content.map(contentSource).join('');
}

/** One element. Attributes and content are escaped; `name` and the attributes' names are the program's own words. */
export function element(name: string, attributes: Attributes, ...content: Content[]): Xml {
  const source = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([attribute, value]) => ` ${attribute}="${escapeMarkup(String(value))}"`)
    .join('');
  const inside = contentSource(content);
  return new Xml(inside === '' ? `<${name}${source}/>` : `<${name}${source}>${inside}</${name}>`);
}

/** The element if there is something to put inside, otherwise nothing. */
export function optionalElement(name: string, content: string | number | null): Xml | null {
  return content === null || content === '' ? null : element(name, {}, content);
}

/** A whole document. Children of the root stand on lines of their own, so that people can read and compare files. */
export function xmlDocument(
  rootName: string,
  attributes: Attributes,
  children: readonly (Xml | null)[],
): string {
  const lines = children.filter((child) => child !== null).flatMap((child) => [child, new Xml('\n')]);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element(rootName, attributes, new Xml('\n'), lines)}\n`;
}
