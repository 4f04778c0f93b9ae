import { ArrowUp, Plus, X } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClosingView } from '../../../domain/closing/closing-view.ts';
import { deviceIds } from '../../offline/device-clock.ts';
import type { AuthorKey } from '../../offline/local-db.ts';
import { makeChange } from '../../state/make-change.ts';
import { queryClient } from '../../state/query-client.ts';
import { saidOrNull } from '../../state/said-or-null.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { FaultNotice } from '../../ui/fault-notice.tsx';
import { TextArea, TextField } from '../../ui/field.tsx';
import { useWalkWrite } from '../../ui/leading/use-walk-write.ts';
import { type PlaceChoice, searchChoices } from './place-choices.ts';
import { usePlaceWords } from './place-words.ts';

type Group = ClosingView['groups'][number];
interface Chosen extends Pick<PlaceChoice, 'kind' | 'id' | 'name'> {
  words: string;
}

const placesAtMost = 3;
const shownAtMost = 8;

/** One group's three most important places and what it agreed on or did not. */
export function ConclusionForm({
  group,
  walkId,
  author,
  choices,
}: {
  group: Group;
  walkId: string;
  author: AuthorKey;
  choices: readonly PlaceChoice[];
}): ReactNode {
  const { t } = useTranslation('closing');
  const { topPlaceName } = usePlaceWords();
  const write = useWalkWrite(author, walkId);
  const [places, setPlaces] = useState<readonly Chosen[]>(() =>
    group.topThree.map((place) => ({
      kind: place.kind,
      id: place.id,
      name: topPlaceName(place),
      words: place.words ?? '',
    })),
  );
  const [agreed, setAgreed] = useState(group.agreed ?? '');
  const [dissent, setDissent] = useState(group.dissent ?? '');

  const save = async (): Promise<void> => {
    const notes = { agreed: saidOrNull(agreed), dissent: saidOrNull(dissent) };
    const change = makeChange(deviceIds, {
      kind: 'group-conclusion-set',
      walkId,
      groupId: group.id,
      topThree: places.map(({ kind, id, words }) => ({ kind, id, words: saidOrNull(words) })),
      notes: notes.agreed === null && notes.dissent === null ? null : notes,
    });
    await write.run([change], t('write.saved', { name: group.name }));
    await queryClient.invalidateQueries({ queryKey: ['closing', walkId] });
  };
  const change = (id: string, words: string): void =>
    setPlaces(places.map((place) => (place.id === id ? { ...place, words } : place)));
  const raise = (index: number): void => {
    const next = [...places];
    const [moved] = next.splice(index, 1);
    if (moved !== undefined) next.splice(index - 1, 0, moved);
    setPlaces(next);
  };

  return (
    <form
      className="conclusion-form"
      onSubmit={(event) => {
        event.preventDefault();
        save().catch((fault: unknown) => console.error('what the group came to was not saved', fault));
      }}
    >
      <h2>{t('write.topThree', { name: group.name })}</h2>
      {places.length === 0 && <p className="conclusions-lead">{t('write.noneYet')}</p>}
      <ol className="conclusion-places">
        {places.map((place, index) => (
          <li key={place.id}>
            <div className="conclusion-place">
              <b>
                {index + 1}. {place.name}
              </b>
              <IconButton
                icon={ArrowUp}
                label={t('write.raise', { name: place.name })}
                disabled={index === 0}
                onClick={() => raise(index)}
              />
              <IconButton
                icon={X}
                label={t('write.remove', { name: place.name })}
                onClick={() => setPlaces(places.filter(({ id }) => id !== place.id))}
              />
            </div>
            <TextField
              label={t('write.why')}
              maxLength={300}
              value={place.words}
              onChange={(event) => change(place.id, event.target.value)}
            />
          </li>
        ))}
      </ol>
      {places.length < placesAtMost ? (
        <PlaceSearch
          choices={choices.filter(({ id }) => !places.some((place) => place.id === id))}
          onChoose={({ kind, id, name }) => setPlaces([...places, { kind, id, name, words: '' }])}
        />
      ) : (
        <p className="conclusions-lead">{t('write.full')}</p>
      )}
      <TextArea
        label={t('write.agreed')}
        maxLength={2000}
        value={agreed}
        onChange={(event) => setAgreed(event.target.value)}
      />
      <TextArea
        label={t('write.dissent')}
        hint={t('write.dissentHint')}
        maxLength={2000}
        value={dissent}
        onChange={(event) => setDissent(event.target.value)}
      />
      <FaultNotice fault={write.fault} />
      <p>
        <Button type="submit" look="primary" disabled={write.busy}>
          {t('write.save')}
        </Button>
      </p>
    </form>
  );
}

function PlaceSearch({
  choices,
  onChoose,
}: {
  choices: readonly PlaceChoice[];
  onChoose: (choice: PlaceChoice) => void;
}): ReactNode {
  const { t } = useTranslation('closing');
  const [typed, setTyped] = useState('');
  const found = searchChoices(choices, typed);
  const shown = found.slice(0, shownAtMost);
  return (
    <div className="conclusion-search">
      <TextField
        type="search"
        label={t('write.search')}
        hint={t('write.searchHint')}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <p role="status" className="conclusions-lead">
        {t('write.found', { shown: shown.length, count: found.length })}
      </p>
      <ul>
        {shown.map((choice) => (
          <li key={choice.id}>
            <button
              type="button"
              onClick={() => {
                onChoose(choice);
                setTyped('');
              }}
            >
              <Plus size={20} aria-hidden="true" />
              <span>
                <b>{choice.name}</b>
                {choice.more !== '' && <span dir="auto">{choice.more}</span>}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
