import { History, Plus, RefreshCw, Trash2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../i18n/format.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';
import type { AuthorKey } from '../../offline/local-db.ts';
import type { AreaSetView } from '../../state/area-queries.ts';
import type { WalkView } from '../../state/record-views.ts';
import { Button } from '../../ui/button.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { RemoveSet } from './remove-set.tsx';
import { RunsDialog } from './runs-dialog.tsx';
import { SetDialog } from './set-dialog.tsx';

/** What the areas were computed over: each walk by itself, or a set of walks; and computing a set. */
export function AreasSources({
  sets,
  set,
  walks,
  walkId,
  names,
  author,
  onChoose,
}: {
  sets: readonly AreaSetView[];
  set: AreaSetView | undefined;
  walks: readonly WalkView[];
  walkId: string;
  names: ReadonlyMap<string, string>;
  author: AuthorKey;
  onChoose: (setId: string) => void;
}): ReactNode {
  const { t } = useTranslation('areas');
  const [dialog, setDialog] = useState<'new' | 'again' | 'runs' | 'remove'>();
  const close = (): void => setDialog(undefined);
  const runsOf = set === undefined ? (walkId === '' ? undefined : { walkId }) : { setId: set.id };
  return (
    <div className="areas-sources">
      <SelectField
        label={t('source.label')}
        value={set?.id ?? ''}
        choices={[
          { value: '', label: t('source.each') },
          ...sets.map(({ id, properties }) => ({ value: id, label: properties.name })),
        ]}
        onChange={onChoose}
      />
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
        {set !== undefined && (
          <Button look="quiet" icon={Trash2} onClick={() => setDialog('remove')}>
            {t('removeSet.open')}
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
      {dialog === 'remove' && set !== undefined && (
        <RemoveSet
          set={set}
          author={author}
          onDone={() => {
            close();
            onChoose('');
          }}
          onClose={close}
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
