import { Play } from 'lucide-react';
import { type FormEvent, type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newId, recordIdSchema } from '../../../domain/ids.ts';
import { deviceIds } from '../../offline/device-clock.ts';
import { type AreaSetView, areaSetResultSchema } from '../../state/area-queries.ts';
import { queryClient } from '../../state/query-client.ts';
import type { WalkView } from '../../state/record-views.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useFaultWords } from '../../ui/staff/load-fault.tsx';
import { ComputationProgress } from './computation-progress.tsx';
import { useComputation } from './use-computation.ts';
import '../../ui/staff/staff-form.css';

const isWhole = (text: string, from: number, to: number): boolean =>
  /^\d+$/.test(text) && Number(text) >= from && Number(text) <= to;

/** Asks for areas over several walks or a period: a new set, or the next version of one. */
export function SetDialog({
  known,
  walks,
  onDone,
  onClose,
}: {
  known: AreaSetView | undefined;
  walks: readonly WalkView[];
  onDone: (setId: string) => void;
  onClose: () => void;
}): ReactNode {
  const { t } = useTranslation('areas');
  const wordsOf = useFaultWords();
  const scope = known?.properties.scope;
  const parameters = known?.properties.run.parameters;
  const [name, setName] = useState(known?.properties.name ?? '');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(scope?.walkIds ?? []));
  const [from, setFrom] = useState(scope?.from ?? '');
  const [to, setTo] = useState(scope?.to ?? '');
  const [radius, setRadius] = useState(String(parameters?.radiusMetres ?? 40));
  const [voices, setVoices] = useState(String(parameters?.minVoices ?? ''));
  const [redraws, setRedraws] = useState(String(parameters?.redraws ?? 999));
  const [seed, setSeed] = useState(String(parameters?.seed ?? 1));
  const [tried, setTried] = useState(false);
  // It is kept, and a form that came back while its areas are fetched would be sent twice.
  const [kept, setKept] = useState(false);
  // The same wish has the same number: a second try after a lost answer finds what the first one kept.
  const asked = useRef<{ wish: string; runId: string }>(undefined);
  const computation = useComputation();

  const faults = {
    name: name.trim() === '' ? t('set.nameMissing') : undefined,
    to: from !== '' && to !== '' && from > to ? t('set.periodWrong') : undefined,
    radius: isWhole(radius, 1, 1000) ? undefined : t('set.between', { from: 1, to: 1000 }),
    voices: voices === '' || isWhole(voices, 3, 100) ? undefined : t('set.between', { from: 3, to: 100 }),
    redraws: isWhole(redraws, 99, 99_999) ? undefined : t('set.between', { from: 99, to: 99_999 }),
    seed: isWhole(seed, 0, 4_294_967_295) ? undefined : t('set.between', { from: 0, to: 4_294_967_295 }),
  };
  const shown = (fault: string | undefined) => (tried ? fault : undefined);

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setTried(true);
    if (Object.values(faults).some((fault) => fault !== undefined)) return;
    const body = {
      ...(known === undefined ? {} : { setId: known.id }),
      name,
      scope: { walkIds: chosen.size === 0 ? null : [...chosen], from: from || null, to: to || null },
      parameters: {
        radiusMetres: Number(radius),
        minVoices: voices === '' ? null : Number(voices),
        redraws: Number(redraws),
        seed: Number(seed),
      },
    };
    const wish = JSON.stringify(body);
    if (asked.current?.wish !== wish) asked.current = { wish, runId: newId(recordIdSchema, deviceIds) };
    const { runId } = asked.current;
    const result = await computation.run('/api/area-sets', { ...body, runId }, areaSetResultSchema);
    if (result === undefined) return;
    setKept(true);
    await queryClient.invalidateQueries({ queryKey: ['areas'] });
    onDone(result.set.id);
  };
  const toggle = (id: string): void => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    setChosen(next);
  };

  return (
    <Dialog title={t(known === undefined ? 'set.title' : 'set.againTitle')} onClose={onClose}>
      {kept ? (
        <p role="status">{t('set.kept')}</p>
      ) : computation.share === undefined ? (
        <form className="staff-form" noValidate onSubmit={(event) => void submit(event)}>
          {computation.fault !== undefined && (
            <Notice tone="error" announce>
              <p>{wordsOf(computation.fault)}</p>
            </Notice>
          )}
          <p>{t('set.text')}</p>
          <TextField
            label={t('set.name')}
            hint={t('set.nameHint')}
            error={shown(faults.name)}
            value={name}
            maxLength={120}
            onChange={(event) => setName(event.target.value)}
          />
          <fieldset className="areas-walks">
            <legend>{t('set.walks')}</legend>
            <p className="field-hint">{t('set.walksHint')}</p>
            {walks.map(({ id, properties }) => (
              <label key={id} className="areas-check">
                <input type="checkbox" checked={chosen.has(id)} onChange={() => toggle(id)} />
                <span>{properties.name}</span>
              </label>
            ))}
          </fieldset>
          <div className="staff-form-row">
            <TextField
              label={t('set.from')}
              type="date"
              value={from}
              onChange={(event) => setFrom(event.target.value)}
            />
            <TextField
              label={t('set.to')}
              type="date"
              error={shown(faults.to)}
              value={to}
              onChange={(event) => setTo(event.target.value)}
            />
          </div>
          <details className="areas-more">
            <summary>{t('set.more')}</summary>
            <div className="staff-form">
              <TextField
                label={t('set.radius')}
                hint={t('set.radiusHint')}
                error={shown(faults.radius)}
                inputMode="numeric"
                value={radius}
                onChange={(event) => setRadius(event.target.value)}
              />
              <TextField
                label={t('set.voices')}
                hint={t('set.voicesHint')}
                error={shown(faults.voices)}
                inputMode="numeric"
                value={voices}
                onChange={(event) => setVoices(event.target.value)}
              />
              <div className="staff-form-row">
                <TextField
                  label={t('set.redraws')}
                  error={shown(faults.redraws)}
                  inputMode="numeric"
                  value={redraws}
                  onChange={(event) => setRedraws(event.target.value)}
                />
                <TextField
                  label={t('set.seed')}
                  error={shown(faults.seed)}
                  inputMode="numeric"
                  value={seed}
                  onChange={(event) => setSeed(event.target.value)}
                />
              </div>
            </div>
          </details>
          <Button type="submit" look="primary" icon={Play} wide>
            {t('set.compute')}
          </Button>
        </form>
      ) : (
        <ComputationProgress share={computation.share} onStop={computation.stop} />
      )}
    </Dialog>
  );
}
