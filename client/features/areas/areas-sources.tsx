import { History, Plus, RefreshCw } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../i18n/format.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';
import type { AreaSetView } from '../../state/area-queries.ts';
import type { WalkView } from '../../state/record-views.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { RunsDialog } from './runs-dialog.tsx';
import { SetDialog } from './set-dialog.tsx';

/** What the areas were computed over: each walk by itself, or a set of walks; and computing a set. */
export function AreasSources({
  sets,
  set,
  walks,
  walkId,
  names,
  onChoose,
}: {
  sets: readonly AreaSetView[];
  set: AreaSetView | undefined;
  walks: readonly WalkView[];
  walkId: string;
  names: ReadonlyMap<string, string>;
  onChoose: (setId: string) => void;
}): ReactNode {
  const { t } = useTranslation('areas');
  const [dialog, setDialog] = useState<'new' | 'again' | 'runs'>();
  const close = (): void => setDialog(undefined);
  const runsOf = set === undefined ? (walkId === '' ? undefined : { walkId }) : { setId: set.id };
  return (
    <div className="areas-sources">
      <Field label={t('source.label')}>
        {(attributes) => (
          <select
            {...attributes}
            className="field-control"
            value={set?.id ?? ''}
            onChange={(event) => onChoose(event.target.value)}
          >
            <option value="">{t('source.each')}</option>
            {sets.map(({ id, properties }) => (
              <option key={id} value={id}>
                {properties.name}
              </option>
            ))}
          </select>
        )}
      </Field>
      {set !== undefined && <SetFacts set={set} />}
      <p className="areas-buttons">
        <Button icon={Plus} onClick={() => setDialog('new')}>
          {t('source.new')}
        </Button>
        {set !== undefined && (
          <Button icon={RefreshCw} onClick={() => setDialog('again')}>
            {t('source.again')}
          </Button>
        )}
        {runsOf !== undefined && (
          <Button icon={History} onClick={() => setDialog('runs')}>
            {t('source.runs')}
          </Button>
        )}
      </p>
      {(dialog === 'new' || dialog === 'again') && (
        <SetDialog
          known={dialog === 'again' ? set : undefined}
          walks={walks}
          onClose={close}
          onDone={(setId) => {
            close();
            onChoose(setId);
          }}
        />
      )}
      {dialog === 'runs' && runsOf !== undefined && <RunsDialog of={runsOf} names={names} onClose={close} />}
    </div>
  );
}

function SetFacts({ set }: { set: AreaSetView }): ReactNode {
  const { t } = useTranslation(['areas', 'explain']);
  const { run } = set.properties;
  const expected = run.expectedAreas;
  return (
    <p className="desk-quiet">
      {t('source.basis', {
        marks: run.marks,
        people: run.people,
        count: run.walkIds.length,
        version: run.version,
      })}{' '}
      {expected === null
        ? run.untested !== null && t(`explain:chance.untested.${run.untested}`)
        : t('source.chance', {
            voices: run.minVoices,
            expected: formatNumber(expected, currentLanguage(), 2),
          })}
    </p>
  );
}
