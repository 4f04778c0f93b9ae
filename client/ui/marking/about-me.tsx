import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ageBands, genders } from '../../../domain/balance.ts';
import { changeIdSchema, newId } from '../../../domain/ids.ts';
import { ProblemError } from '../../../domain/problem.ts';
import { deviceIds } from '../../offline/device-clock.ts';
import type { Membership } from '../../offline/local-db.ts';
import { authorKeyOf } from '../../offline/memberships.ts';
import { enqueue } from '../../offline/queue.ts';
import { Button } from '../button.tsx';
import { Field } from '../field.tsx';
import './about-me.css';

async function describe(membership: Membership, said: { ageBand: string; gender: string }): Promise<void> {
  // Few say it, and the map should not wait for the rules of it.
  const { parseParticipantChange } = await import('../../../domain/parse-participant-change.ts');
  const { change, problem } = parseParticipantChange({
    kind: 'participant-described',
    id: newId(changeIdSchema, deviceIds),
    at: deviceIds.now().toISOString(),
    walkId: membership.walkId,
    participantId: membership.participantId,
    ageBand: said.ageBand === '' ? null : said.ageBand,
    gender: said.gender === '' ? null : said.gender,
  });
  if (change === undefined) throw new ProblemError(problem);
  await enqueue(authorKeyOf(membership), [change]);
}

/**
 * Age and gender, for those who want to say. Closed until it is asked for, and never in the way: whoever says nothing
 * taps nothing. What was said is not read back, because the server tells it to nobody, this phone included.
 */
export function AboutMe({ membership }: { membership: Membership }): ReactNode {
  const { t } = useTranslation('walk');
  const [said, setSaid] = useState({ ageBand: '', gender: '' });
  const [state, setState] = useState<'open' | 'saved' | 'notSaved'>('open');
  const set = (change: Partial<typeof said>): void => {
    setSaid({ ...said, ...change });
    setState('open');
  };
  const save = (): void => {
    describe(membership, said).then(
      () => setState('saved'),
      (fault: unknown) => {
        console.error('the answer could not be kept', fault);
        setState('notSaved');
      },
    );
  };
  return (
    <details className="about-me">
      <summary>{t('about.title')}</summary>
      <div>
        <p>{t('about.text')}</p>
        <Field label={t('about.age')}>
          {(attributes) => (
            <select
              className="field-control"
              {...attributes}
              value={said.ageBand}
              onChange={(event) => set({ ageBand: event.target.value })}
            >
              <option value="">{t('about.skip')}</option>
              {ageBands.map((band) => (
                <option key={band} value={band}>
                  {t(`about.band.${band}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={t('about.gender')}>
          {(attributes) => (
            <select
              className="field-control"
              {...attributes}
              value={said.gender}
              onChange={(event) => set({ gender: event.target.value })}
            >
              <option value="">{t('about.skip')}</option>
              {genders.map((gender) => (
                <option key={gender} value={gender}>
                  {t(`about.is.${gender}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Button onClick={save}>{t('about.save')}</Button>
        <p role="status">{state !== 'open' && t(`about.${state}`)}</p>
      </div>
    </details>
  );
}
