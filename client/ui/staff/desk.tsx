import { List, Map as MapIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../button.tsx';
import './desk.css';

export type Shown = 'list' | 'map';

/**
 * A panel beside the map at the desk; on the phone one of the two at a time. Both stay in the page, so that the map
 * keeps its place and the list its scroll. `detail` slides over the panel, never over the map.
 */
export function Desk({
  panel,
  detail,
  map,
  shown,
  onShow,
  wide = false,
}: {
  panel: ReactNode;
  detail?: ReactNode;
  map: ReactNode;
  shown: Shown;
  onShow: (shown: Shown) => void;
  /** For tables: the panel takes the greater part. */
  wide?: boolean;
}): ReactNode {
  const { t } = useTranslation('desk');
  const other = shown === 'list' ? 'map' : 'list';
  return (
    <div className="desk" data-shown={shown} data-wide={wide}>
      <div className="desk-panel">
        <div className="desk-panel-content" inert={detail !== undefined}>
          {panel}
        </div>
        {detail !== undefined && <div className="desk-detail">{detail}</div>}
      </div>
      <div className="desk-map">{map}</div>
      <div className="desk-switch">
        <Button look="primary" icon={other === 'map' ? MapIcon : List} onClick={() => onShow(other)}>
          {other === 'map' ? t('map.showMap') : t('map.showList')}
        </Button>
      </div>
    </div>
  );
}
