import type { ReactNode } from 'react';
import './brand.css';

/** The lantern and the name. */
export function Brand(): ReactNode {
  return (
    <span className="brand">
      <svg viewBox="0 0 32 32" width="32" height="32" aria-hidden="true">
        <rect className="brand-ground" width="32" height="32" rx="8" />
        <path className="brand-frame" d="M16 4.500v3M9 13l7-5.500L23 13M11 26h10" />
        <path className="brand-glass" d="M10.500 13.500h11L20 23.500h-8z" />
        <path
          className="brand-ground"
          d="M16 15.500c1.600 1.700 2.200 2.700 2.200 3.800a2.200 2.200 0 0 1-4.400 0c0-1.100.6-2.100 2.200-3.800z"
        />
      </svg>
      Lykta
    </span>
  );
}
