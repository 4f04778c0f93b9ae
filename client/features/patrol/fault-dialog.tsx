import { LocateFixed } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Position, roundPosition } from '../../../domain/geo.ts';
import { newId, recordIdSchema } from '../../../domain/ids.ts';
import { staffLanguage } from '../../i18n/languages.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';
import { deviceIds } from '../../offline/device-clock.ts';
import { saidOrNull } from '../../state/said-or-null.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/field.tsx';
import type { RunNote, RunVisit } from './run-note.ts';

type Fault = RunVisit['faults'][number];

/** A fault of the place: what, and where if the phone may say. It is the police's until it is handed over. */
export function FaultDialog({
  note,
  onSave,
  onClose,
}: {
  note: RunNote;
  onSave: (fault: Fault) => void;
  onClose: () => void;
}): ReactNode {
  const { t } = useTranslation('patrol');
  const language = staffLanguage(currentLanguage());
  const [category, setCategory] = useState<Fault['category']>();
  const [text, setText] = useState('');
  const [position, setPosition] = useState<Position | null>(null);
  const [place, setPlace] = useState<'none' | 'searching' | 'found' | 'failed'>('none');
  const locate = (): void => {
    setPlace('searching');
    if (!('geolocation' in navigator)) {
      setPlace('failed');
      return;
    }
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setPosition(roundPosition([coords.longitude, coords.latitude]));
        setPlace('found');
      },
      () => setPlace('failed'),
      { enableHighAccuracy: true, maximumAge: 10_000, timeout: 15_000 },
    );
  };
  return (
    <Dialog title={t('run.fault')} onClose={onClose}>
      <div className="run-part">
        <fieldset className="run-tiles">
          <legend>{t('run.faultWhat')}</legend>
          {note.categories.map((one) => (
            <button
              key={one.id}
              type="button"
              className="patrol-activity"
              aria-pressed={category === one.id}
              onClick={() => setCategory(one.id)}
            >
              {one[language]}
            </button>
          ))}
        </fieldset>
        <Button icon={LocateFixed} disabled={place === 'searching'} onClick={locate}>
          {t('run.faultHere')}
        </Button>
        <p role="status" className="patrol-quiet">
          {t(`run.place.${place}`)}
        </p>
        <TextField
          label={t('run.faultText')}
          maxLength={300}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <Button
          look="primary"
          wide
          disabled={category === undefined || place === 'searching'}
          onClick={() =>
            category !== undefined &&
            onSave({
              id: newId(recordIdSchema, deviceIds),
              category,
              subcategory: null,
              position: position === null ? null : [position[0], position[1]],
              text: saidOrNull(text),
            })
          }
        >
          {t('run.faultSave')}
        </Button>
      </div>
    </Dialog>
  );
}
