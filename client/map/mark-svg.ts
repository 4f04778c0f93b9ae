import type { MapColours } from './colours.ts';

/** An image of the map as SVG text and its size in CSS pixels. */
export interface MarkSvg {
  svg: string;
  width: number;
  height: number;
}

type Icons = Readonly<Record<string, string>>;
type Shape = 'circle' | 'square' | 'shield' | 'diamond';

/** Each kind of mark has a shape of its own, so that it is told without colour. */
const shapeOf: Record<string, Shape> = {
  unsafe: 'circle',
  good: 'square',
  patrol: 'shield',
  neutral: 'diamond',
};

interface Ink {
  fill: string;
  on: string;
}

function inkOf(polarity: string, severity: string, colours: MapColours): Ink {
  if (polarity === 'good') return { fill: colours.good, on: colours['on-good'] };
  if (polarity === 'patrol') return { fill: colours.police, on: colours['on-police'] };
  if (polarity === 'unsafe') {
    if (severity === '4') return { fill: colours['severity-4'], on: colours['on-severity-4'] };
    if (severity === '3') return { fill: colours['severity-3'], on: colours['on-severity-3'] };
    if (severity === '2') return { fill: colours['severity-2'], on: colours['on-severity-2'] };
    return { fill: colours['severity-1'], on: colours['on-severity-1'] };
  }
  return { fill: colours['unknown-soft'], on: colours.ink };
}

/** The outline of a shape centred on (c, c) reaching r from the middle. */
function outline(shape: Shape, c: number, r: number, attributes: string): string {
  if (shape === 'circle') return `<circle cx="${c}" cy="${c}" r="${r}" ${attributes}/>`;
  if (shape === 'square') {
    const side = r * 1.82;
    return `<rect x="${c - side / 2}" y="${c - side / 2}" width="${side}" height="${side}" rx="${r * 0.42}" ${attributes}/>`;
  }
  if (shape === 'diamond') {
    const side = r * 1.5;
    return `<rect x="${c - side / 2}" y="${c - side / 2}" width="${side}" height="${side}" rx="${r * 0.25}" transform="rotate(45 ${c} ${c})" ${attributes}/>`;
  }
  const [left, right, top, bottom] = [c - r * 0.92, c + r * 0.92, c - r, c + r * 1.06];
  return `<path d="M${c} ${top}L${right} ${top + r * 0.34}V${c}Q${right} ${c + r * 0.66} ${c} ${bottom}Q${left} ${c + r * 0.66} ${left} ${c}V${top + r * 0.34}Z" stroke-linejoin="round" ${attributes}/>`;
}

const document = (width: number, height: number, body: string): MarkSvg => ({
  width,
  height,
  svg: `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${body}</svg>`,
});

const number = (x: number, y: number, size: number, fill: string, text: string): string =>
  `<text x="${x}" y="${y + size * 0.36}" font-family="system-ui,sans-serif" font-weight="700" font-size="${size}" text-anchor="middle" fill="${fill}">${text}</text>`;

/** A category's own SVG placed in a mark; it may be a whole document or only its inner elements. */
function glyph(icon: string, x: number, y: number, size: number, colour: string): string {
  const inner = icon.replace(/^[\s\S]*?<svg\b[^>]*>/, '').replace(/<\/svg>\s*$/, '');
  return `<svg x="${x}" y="${y}" width="${size}" height="${size}" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" color="${colour}">${inner}</svg>`;
}

const heart =
  '<path d="M12 20s-7.5-4.6-7.5-10.1A4.2 4.2 0 0 1 12 7.4a4.2 4.2 0 0 1 7.5 2.5C19.5 15.4 12 20 12 20z" fill="currentColor"/>';

function finding(
  [, polarity = '', severity = '', kept = '', category = '']: string[],
  colours: MapColours,
  icons: Icons,
): MarkSvg {
  const { fill, on } = inkOf(polarity, severity, colours);
  const shape = shapeOf[polarity] ?? 'diamond';
  const icon = icons[category] ?? (polarity === 'good' ? heart : undefined);
  const dashes = kept === 'pending' ? 'stroke-dasharray="3 2.4"' : '';
  const [c, r] = [20, 14];
  const body = [
    outline(shape, c, r + 2.6, `fill="${colours.ink}" fill-opacity="0.28"`),
    outline(shape, c, r + 1.6, `fill="${colours['severity-ring']}"`),
    outline(shape, c, r, `fill="${fill}"`),
    kept === 'pending' ? outline(shape, c, r, `fill="none" stroke="${on}" stroke-width="1.6" ${dashes}`) : '',
    icon === undefined ? '' : glyph(icon, c - 9, c - 9, 18, on),
  ];
  if (polarity === 'unsafe') {
    if (icon === undefined) body.push(number(c, c, 16, on, severity));
    else {
      body.push(`<circle cx="31.5" cy="8.5" r="7.5" fill="${colours.surface}"/>`);
      body.push(`<circle cx="31.5" cy="8.5" r="6.6" fill="${colours.ink}"/>`);
      body.push(number(31.5, 8.5, 10.5, colours.surface, severity));
    }
  }
  return document(40, 40, body.join(''));
}

function dot([, polarity = '', severity = '']: string[], colours: MapColours): MarkSvg {
  const { fill, on } = inkOf(polarity, severity, colours);
  const shape = shapeOf[polarity] ?? 'diamond';
  return document(
    22,
    22,
    outline(shape, 11, 9.6, `fill="${colours.ink}" fill-opacity="0.25"`) +
      outline(shape, 11, 9, `fill="${colours['severity-ring']}"`) +
      outline(shape, 11, 7.8, `fill="${fill}"`) +
      (polarity === 'unsafe' ? number(11, 11, 10.5, on, severity) : ''),
  );
}

function stop([, state = '', label = '']: string[], colours: MapColours): MarkSvg {
  const next = state === 'next';
  const fill = next ? colours.accent : colours.surface;
  const on = next ? colours['on-accent'] : colours.ink;
  const edge = next ? colours.surface : colours.ink;
  const tick =
    state === 'done'
      ? `<circle cx="26" cy="7.5" r="6.5" fill="${colours.good}" stroke="${colours.surface}" stroke-width="1.5"/><path d="M23 7.6l2.2 2.2 3.8-4.2" fill="none" stroke="${colours['on-good']}" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round"/>`
      : '';
  return document(
    34,
    34,
    `<rect x="4" y="4" width="26" height="26" rx="8" fill="${fill}" stroke="${edge}" stroke-width="2"/>${number(17, 17, label.length > 1 ? 13 : 15, on, label)}${tick}`,
  );
}

function score([, band = '', label = '']: string[], colours: MapColours): MarkSvg {
  const level = band === 'high' ? '4' : band === 'medium' ? '3' : '2';
  const { fill, on } = inkOf('unsafe', level, colours);
  const width = 22 + label.length * 8;
  return document(
    width,
    28,
    `<rect x="1" y="1" width="${width - 2}" height="26" rx="13" fill="${colours.surface}"/><rect x="2.5" y="2.5" width="${width - 5}" height="23" rx="11.5" fill="${fill}"/>${number(width / 2, 14, 14, on, label)}`,
  );
}

const hatch = (colours: MapColours): MarkSvg =>
  document(
    8,
    8,
    `<path d="M-2 10L10 -2M-2 2L2 -2M6 10L10 6" stroke="${colours.unknown}" stroke-width="1.1" fill="none"/>`,
  );

const here = (colours: MapColours): MarkSvg =>
  document(
    24,
    24,
    `<circle cx="12" cy="12" r="10" fill="${colours.ink}" fill-opacity="0.2"/><circle cx="12" cy="12" r="9" fill="${colours.surface}"/><circle cx="12" cy="12" r="6.4" fill="${colours.police}"/>`,
  );

const draft = (colours: MapColours): MarkSvg =>
  document(
    36,
    46,
    `<path d="M18 44.5C11 34 4 27.500 4 17.500a14 14 0 0 1 28 0C32 27.500 25 34 18 44.500z" fill="${colours.accent}" stroke="${colours.surface}" stroke-width="2.5"/><circle cx="18" cy="17.500" r="5.500" fill="${colours['on-accent']}"/>`,
  );

/**
 * The image for a name that a layer asked for, undefined for a name that is not ours.
 * Names: `mark/POLARITY/SEVERITY/kept|pending/CATEGORY`, `dot/POLARITY/SEVERITY`, `stop/STATE/NUMBER`,
 * `score/BAND/NUMBER`, `hatch`, `here`, `draft`.
 */
export function markSvg(name: string, colours: MapColours, icons: Icons): MarkSvg | undefined {
  const parts = name.split('/');
  if (parts[0] === 'mark') return finding(parts, colours, icons);
  if (parts[0] === 'dot') return dot(parts, colours);
  if (parts[0] === 'stop') return stop(parts, colours);
  if (parts[0] === 'score') return score(parts, colours);
  if (name === 'hatch') return hatch(colours);
  if (name === 'here') return here(colours);
  if (name === 'draft') return draft(colours);
  return undefined;
}
