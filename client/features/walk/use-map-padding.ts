import { useEffect, useMemo, useState } from 'react';
import type { MapPadding } from '../../map/map-data.ts';
import type { SheetHeight } from '../../ui/sheet.tsx';

const wideScreen = () => window.matchMedia('(min-width: 60rem)');
const peekPixels = 96;

/** How much of the map the sheet covers. The same object while nothing changed, as the map wants it. */
export function useMapPadding(height: SheetHeight): MapPadding {
  const [wide, setWide] = useState(() => wideScreen().matches);
  useEffect(() => {
    const query = wideScreen();
    const onChange = () => setWide(query.matches);
    query.addEventListener('change', onChange);
    return () => query.removeEventListener('change', onChange);
  }, []);
  return useMemo(() => {
    // A sheet over the whole map leaves nothing to centre in; the map keeps the place of the half one.
    const bottom = wide ? 0 : height === 'peek' ? peekPixels : Math.round(window.innerHeight * 0.52);
    return { top: 0, right: 0, bottom, left: 0 };
  }, [wide, height]);
}
