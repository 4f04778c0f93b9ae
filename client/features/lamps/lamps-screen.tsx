import { useQuery } from '@tanstack/react-query';
import { FileUp } from 'lucide-react';
import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { can } from '../../../domain/roles.ts';
import { formatNumber } from '../../i18n/format.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';
import { placesFromZoom } from '../../map/incident-steps.ts';
import type { MapControls, MapData } from '../../map/map-data.ts';
import { type LampsView, lampsQuery, lampTilesOf } from '../../state/lamp-queries.ts';
import { Button } from '../../ui/button.tsx';
import { PageHeading } from '../../ui/page.tsx';
import { Desk, type Shown } from '../../ui/staff/desk.tsx';
import { EvidenceTabs } from '../../ui/staff/evidence-tabs.tsx';
import { LampKey, LampSign } from '../../ui/staff/lamp-key.tsx';
import { ListState } from '../../ui/staff/list-state.tsx';
import { MapKey } from '../../ui/staff/map-key.tsx';
import { StaffFrame, type StaffMember } from '../../ui/staff/staff-frame.tsx';
import { StaffMap } from '../../ui/staff/staff-map.tsx';
import { BrokenLamps } from './broken-lamps.tsx';
import { ImportLamps } from './import-lamps.tsx';
import { LampSets } from './lamp-sets.tsx';
import { WithdrawLamps } from './withdraw-lamps.tsx';
import './lamps.css';

const closeUpZoom = 18;

/** The municipality's street lamps: what is known of them, on a map, and how they are brought in. */
export function LampsScreen(): ReactNode {
  return <StaffFrame verb="lamp.read">{(me) => <Lamps me={me} />}</StaffFrame>;
}

function Lamps({ me }: { me: StaffMember }): ReactNode {
  const { t } = useTranslation('lamps');
  const [shown, setShown] = useState<Shown>('list');
  const [zoom, setZoom] = useState(10);
  const [controls, setControls] = useState<MapControls>();
  const [dialog, setDialog] = useState<'import' | { withdraw: string }>();
  const lamps = useQuery(lampsQuery);
  const { data } = lamps;
  const lampTiles = lampTilesOf(data);
  const mapData = useMemo<MapData>(() => ({ lampTiles }), [lampTiles]);
  const [west, south, east, north] = data?.box ?? [];
  const startPositions = useMemo(
    () =>
      west === undefined || south === undefined || east === undefined || north === undefined
        ? []
        : ([
            [west, south],
            [east, north],
          ] as const),
    [west, south, east, north],
  );
  // An administrator whom the police employ is refused by the server; their screen does not offer it either.
  const mayBring = can(me.role, 'lamp.add') && !me.handlesIncidents;
  const close = (): void => setDialog(undefined);

  return (
    <>
      <Desk
        shown={shown}
        onShow={setShown}
        panel={
          <>
            <EvidenceTabs police={me.handlesIncidents} />
            <header className="desk-head">
              <PageHeading>{t('title')}</PageHeading>
              <p>{t('intro')}</p>
              {mayBring && (
                <div>
                  <Button look="primary" icon={FileUp} onClick={() => setDialog('import')}>
                    {t('open')}
                  </Button>
                </div>
              )}
            </header>
            <ListState
              of={lamps}
              isEmpty={data?.lamps === 0}
              emptyTitle={t('empty.title')}
              emptyText={t('empty.text')}
            />
            {data !== undefined && data.lamps > 0 && (
              <>
                <LampCounts lamps={data} />
                <BrokenLamps
                  lamps={data}
                  onShow={({ position }) => {
                    setShown('map');
                    controls?.flyTo(position, closeUpZoom);
                  }}
                />
                <LampSets
                  sets={data.sets}
                  onWithdraw={mayBring ? (withdraw) => setDialog({ withdraw }) : undefined}
                />
              </>
            )}
          </>
        }
        map={
          <StaffMap
            label={t('map')}
            data={mapData}
            startPositions={startPositions}
            waiting={lamps.isPending}
            onReady={(ready) => {
              setControls(ready);
              setZoom(ready.zoom());
            }}
            onMove={(_, next) => setZoom(next)}
          >
            <MapKey>{zoom < placesFromZoom ? <p>{t('key.squares')}</p> : <LampKey />}</MapKey>
          </StaffMap>
        }
      />
      {dialog === 'import' && <ImportLamps onClose={close} />}
      {typeof dialog === 'object' && (
        <WithdrawLamps lampSetId={dialog.withdraw} author={`staff:${me.email}`} onClose={close} />
      )}
    </>
  );
}

/** How many, in which state and of which kind. */
function LampCounts({ lamps }: { lamps: LampsView }): ReactNode {
  const { t } = useTranslation('lamps');
  const number = (value: number) => formatNumber(value, currentLanguage());
  const { lamps: all, working, broken, types } = lamps;
  const states = [
    { state: 'working', amount: working },
    { state: 'broken', amount: broken },
    { state: 'unknown', amount: all - working - broken },
  ] as const;
  return (
    <section className="desk-section">
      <p className="lamps-count">{t('counts.lamps', { count: all, number: number(all) })}</p>
      <table className="lamps-table">
        <caption className="visually-hidden">{t('counts.caption')}</caption>
        <tbody>
          {states.map(({ state, amount }) => (
            <tr key={state}>
              <th scope="row">
                <LampSign state={state} />
                {t(`counts.${state}`)}
              </th>
              <td>{number(amount)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {types.some(({ name }) => name !== null) && (
        <table className="lamps-table">
          <caption>{t('counts.types')}</caption>
          <tbody>
            {types.slice(0, 10).map(({ name, amount }) => (
              <tr key={name ?? ''}>
                <th scope="row">{name ?? t('counts.noType')}</th>
                <td>{number(amount)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
