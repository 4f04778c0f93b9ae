import { useQuery } from '@tanstack/react-query';
import { ShieldCheck } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber, formatTime } from '../../i18n/format.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';
import {
  type AreaCheckView,
  areaCheckSchema,
  areaRunQuery,
  areaRunsQuery,
  type RunSettings,
  type RunsOf,
} from '../../state/area-queries.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Notice } from '../../ui/notice.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { LoadFault } from '../../ui/staff/load-fault.tsx';
import { ComputationProgress } from './computation-progress.tsx';
import { RunDifferences } from './run-differences.tsx';
import { useComputation } from './use-computation.ts';

/** Every computation of a walk's or a set's areas: open an earlier one, lay two side by side, compute again. */
export function RunsDialog({
  of,
  names,
  onClose,
}: {
  of: RunsOf;
  names: ReadonlyMap<string, string>;
  onClose: () => void;
}): ReactNode {
  const { t } = useTranslation('areas');
  const language = currentLanguage();
  const runs = useQuery(areaRunsQuery(of));
  const [before, setBefore] = useState<number>();
  const [after, setAfter] = useState<number>();
  const list = runs.data ?? [];
  const later = after ?? list[0]?.sequence;
  const earlier = before ?? list.find(({ sequence }) => later !== undefined && sequence < later)?.sequence;
  const timeOf = (time: string) => formatTime(time, language, new Date());
  const choices = list.map(({ sequence, runAt, areaCount }, index) => ({
    value: sequence,
    label: t('runs.option', { number: list.length - index, time: timeOf(runAt), count: areaCount }),
  }));
  return (
    <Dialog title={t('runs.title')} onClose={onClose}>
      <div className="staff-form">
        <p>{t('runs.text')}</p>
        {runs.error !== null && <LoadFault fault={runs.error} onRetry={runs.refetch} />}
        {runs.isPending && <Skeleton lines={3} />}
        {runs.data !== undefined && list.length === 0 && <p>{t('runs.none')}</p>}
        {list.length > 0 && (
          <>
            <CheckAgain of={of} />
            <div className="staff-form-row">
              <SelectField
                label={t('runs.before')}
                value={earlier ?? null}
                choices={
                  earlier === undefined ? [{ value: null, label: t('runs.noEarlier') }, ...choices] : choices
                }
                onChange={(sequence) => setBefore(sequence ?? undefined)}
              />
              <SelectField
                label={t('runs.after')}
                value={later ?? null}
                choices={choices}
                onChange={(sequence) => setAfter(sequence ?? undefined)}
              />
            </div>
            {later !== undefined && <Opened sequence={later} since={earlier} names={names} />}
          </>
        )}
      </div>
    </Dialog>
  );
}

function Opened({
  sequence,
  since,
  names,
}: {
  sequence: number;
  since: number | undefined;
  names: ReadonlyMap<string, string>;
}): ReactNode {
  const run = useQuery(areaRunQuery(sequence, since));
  if (run.error !== null) return <LoadFault fault={run.error} onRetry={run.refetch} />;
  if (run.data === undefined) return <Skeleton lines={4} />;
  return (
    <>
      <SettingsMoved before={run.data.settingsBefore} after={run.data.settings} />
      <RunDifferences areas={run.data.areas} differences={run.data.differences} names={names} />
    </>
  );
}

const settingNames = ['radiusMetres', 'minVoices', 'redraws', 'seed', 'walks'] as const;

/** That the two were not asked the same: what differs between their areas may come of that alone. */
function SettingsMoved({ before, after }: { before: RunSettings; after: RunSettings }): ReactNode {
  const { t } = useTranslation('areas');
  if (before === null || after === null) return null;
  const moved = settingNames.filter((name) => before[name] !== after[name]);
  if (moved.length === 0) return null;
  const shown = (value: number | null) =>
    value === null ? t('runs.unknown') : formatNumber(value, currentLanguage());
  return (
    <Notice title={t('runs.settings.title')}>
      <div>
        {moved.map((name) => (
          <p key={name}>
            {t(`runs.settings.${name}`, { before: shown(before[name]), after: shown(after[name]) })}
          </p>
        ))}
      </div>
    </Notice>
  );
}

/** "The same bytes" as a button: computes what is kept once more and says whether it came out the same. */
function CheckAgain({ of }: { of: RunsOf }): ReactNode {
  const { t } = useTranslation('areas');
  const computation = useComputation();
  const [told, setTold] = useState<AreaCheckView>();
  const check = async (): Promise<void> => {
    setTold(undefined);
    setTold(await computation.run('/api/area-runs/check', of, areaCheckSchema));
  };
  if (computation.share !== undefined)
    return <ComputationProgress share={computation.share} onStop={computation.stop} />;
  return (
    <div className="areas-check-again">
      <Button icon={ShieldCheck} onClick={() => void check()}>
        {t('check.button')}
      </Button>
      {computation.fault !== undefined && <LoadFault fault={computation.fault} onRetry={check} />}
      {told !== undefined && (
        <Notice
          tone={told.state === 'same' ? 'good' : told.state === 'different' ? 'error' : 'info'}
          announce
        >
          <p>{t(`check.${told.state}`)}</p>
          {'keptHash' in told && <p className="areas-hash">{told.keptHash}</p>}
        </Notice>
      )}
    </div>
  );
}
