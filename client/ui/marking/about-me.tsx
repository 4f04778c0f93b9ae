import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type AgeBand, ageBands, type Gender, genders } from '../../../domain/balance.ts';
import { changeIdSchema, newId } from '../../../domain/ids.ts';
import { ProblemError } from '../../../domain/problem.ts';
import { deviceIds } from '../../offline/device-clock.ts';
import type { Membership } from '../../offline/local-db.ts';
import { authorKeyOf } from '../../offline/memberships.ts';
import { enqueue } from '../../offline/queue.ts';
import { Button } from '../button.tsx';
import { SelectField } from '../select-field.tsx';
import './about-me.css';

interface Said {
  ageBand: AgeBand | null;
  gender: Gender | null;
}

async function describe(membership: Membership, said: Said): Promise<void> {
  // Few say it, and the map should not wait for the rules of it.
  const { parseParticipantChange } = await import('../../../domain/parse-participant-change.ts');
  const { change, problem } = parseParticipantChange({
    kind: 'participant-described',
    id: newId(changeIdSchema, deviceIds),
    at: deviceIds.now().toISOString(),
    walkId: membership.walkId,
    participantId: membership.participantId,
    ...said,
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
  const [said, setSaid] = useState<Said>({ ageBand: null, gender: null });
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
        <SelectField
          label={t('about.age')}
          value={said.ageBand}
          choices={[
            { value: null, label: t('about.skip') },
            ...ageBands.map((value) => ({ value, label: t(`about.band.${value}`) })),
          ]}
          onChange={(ageBand) => set({ ageBand })}
        />
        <SelectField
          label={t('about.gender')}
          value={said.gender}
          choices={[
            { value: null, label: t('about.skip') },
            ...genders.map((value) => ({ value, label: t(`about.is.${value}`) })),
          ]}
          onChange={(gender) => set({ gender })}
        />
        <Button onClick={save}>{t('about.save')}</Button>
        <p role="status">{state !== 'open' && t(`about.${state}`)}</p>
      </div>
    </details>
  );
}
