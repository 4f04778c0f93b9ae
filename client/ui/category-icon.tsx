import { createElement, type ReactNode } from 'react';

const element = /<(path|circle|rect|line|polyline|polygon|ellipse)\s([^<>]*)\/>/g;
const attribute = /([a-zA-Z0-9-]+)="([^"]*)"/g;
/** Geometry only: a catalogue file cannot bring in styles, links or handlers. */
const geometry = /^(d|cx|cy|r|rx|ry|x|y|x1|y1|x2|y2|width|height|points|transform)$/;

/** The catalogue's drawing of a category, in the colour of the text around it. */
export function CategoryIcon({ icon, size = 24 }: { icon: string; size?: number }): ReactNode {
  const shapes = Array.from(icon.matchAll(element), ([whole, tag = 'path', attributes = '']) => {
    const pairs = Array.from(
      attributes.matchAll(attribute),
      ([, name = '', value = '']) => [name, value] as const,
    );
    return createElement(tag, {
      key: whole,
      ...Object.fromEntries(pairs.filter(([name]) => geometry.test(name))),
    });
  });
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={2}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {shapes}
    </svg>
  );
}
