import type { ReactNode } from 'react';
import './brand.css';

/** The lantern and the name. */
export function Brand(): ReactNode {
  return (
    <span className="brand">
      <svg viewBox="0 0 32 32" width="32" height="32" aria-hidden="true">
        <rect className="brand-ground" width="32" height="32" rx="8" />
        <path className="brand-handle" d="M12 8.500a4 4 0 0 1 8 0M9 25h14" />
        <path className="brand-glass" d="M10.500 11h11l1.500 12h-14z" />
        <path
          className="brand-ground"
          d="M16 13.500c2 2.200 2.800 3.400 2.800 4.900a2.800 2.800 0 0 1-5.600 0c0-1.500.8-2.700 2.800-4.900z"
        />
      </svg>
      Lykta
    </span>
  );
}
