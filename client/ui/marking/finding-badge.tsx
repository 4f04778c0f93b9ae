import type { ReactNode } from 'react';
import type { Category } from '../../../domain/catalogue.ts';
import type { Finding } from '../../../domain/finding.ts';
import { CategoryIcon } from '../category-icon.tsx';
import './finding-badge.css';

/** The glyph of a mark in the shape and colour that it has on the map, with its number. Only for the eye. */
export function FindingBadge({
  category,
  finding,
}: {
  category: Category | undefined;
  finding: Pick<Finding['properties'], 'polarity' | 'severity' | 'category'>;
}): ReactNode {
  const shape = finding.category === 'patrol_wish' ? 'patrol' : finding.polarity;
  return (
    <span
      className="finding-badge"
      data-shape={shape}
      data-severity={shape === 'unsafe' ? finding.severity : undefined}
      aria-hidden="true"
    >
      {category !== undefined && <CategoryIcon icon={category.icon} />}
      {finding.severity !== null && <b>{finding.severity}</b>}
    </span>
  );
}
