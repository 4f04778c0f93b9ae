import { Plus } from 'lucide-react';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import { followUpsAYear } from '../../../domain/promise/promise.ts';
import { Button } from '../../ui/button.tsx';
import { FaultNotice } from '../../ui/fault-notice.tsx';
import { TextArea, TextField } from '../../ui/field.tsx';
import { PageHeading } from '../../ui/page.tsx';
import { StaffFrame, type StaffMember } from '../../ui/staff/staff-frame.tsx';
import { ItemFields } from './item-fields.tsx';
import {
  answersOfDraft,
  emptyItem,
  emptyPromise,
  followUpDaysOf,
  type PromiseDraft,
  promiseOfDraft,
} from './promise-draft.ts';
import { usePromiseWrite } from './use-promise-write.ts';
import '../../ui/staff/staff-form.css';
import './promises.css';

/** Writing down a promise as it was signed, with its items and how often it is followed up. */
export function NewPromiseScreen(): ReactNode {
  return <StaffFrame verb="promise.make">{(me) => <Form me={me} />}</StaffFrame>;
}

function Form({ me }: { me: StaffMember }): ReactNode {
  const { t } = useTranslation('promises');
  const [, navigate] = useLocation();
  const write = usePromiseWrite(me.email);
  const [draft, setDraft] = useState<PromiseDraft>(emptyPromise);
  const set = (more: Partial<PromiseDraft>): void => setDraft({ ...draft, ...more });
  const { from, to } = draft;
  const isBackwards = from !== '' && to !== '' && to < from;
  const answers = answersOfDraft(draft);
  const days = followUpDaysOf(draft);
  const text = (name: 'title' | 'titleEn' | 'municipality' | 'police' | 'signedOn' | 'from' | 'to') => ({
    value: draft[name],
    onChange: (event: { target: { value: string } }) => set({ [name]: event.target.value }),
  });
  const lines = (name: 'summary' | 'focusAreas' | 'findings' | 'causes' | 'sources') => ({
    value: draft[name],
    rows: 3,
    onChange: (event: { target: { value: string } }) => set({ [name]: event.target.value }),
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (isBackwards) return;
    const made = promiseOfDraft(draft);
    void write.run({ kind: 'promise-made', ...made }, t('new.done')).then((safe) => {
      if (safe) navigate(`/promises/${made.promiseId}`);
    });
  };
  return (
    <div className="promises">
      <p>
        <Link href="/promises">{t('title')}</Link>
      </p>
      <PageHeading>{t('new.open')}</PageHeading>
      <form className="staff-form promise-form" onSubmit={submit}>
        <section className="staff-form" aria-labelledby="said">
          <h2 id="said">{t('new.said')}</h2>
          <TextField label={t('new.titleSv')} required maxLength={160} lang="sv" {...text('title')} />
          <TextField label={t('new.titleEn')} maxLength={160} lang="en" {...text('titleEn')} />
          <TextArea label={t('new.summary')} maxLength={1000} lang="sv" {...lines('summary')} />
          <div className="staff-form-row">
            <TextField label={t('new.from')} type="date" required {...text('from')} />
            <TextField
              label={t('new.to')}
              type="date"
              required
              error={isBackwards ? t('target.backwards') : undefined}
              {...text('to')}
            />
            <TextField label={t('new.signedOn')} type="date" required {...text('signedOn')} />
          </div>
          <div className="staff-form-row">
            <TextField label={t('new.municipality')} required maxLength={120} {...text('municipality')} />
            <TextField label={t('new.police')} required maxLength={120} {...text('police')} />
          </div>
        </section>
        <section className="staff-form" aria-labelledby="picture">
          <h2 id="picture">{t('picture.title')}</h2>
          <p className="desk-quiet">{t('new.lines')}</p>
          <div className="staff-form-row">
            <TextArea label={t('facts.focus')} {...lines('focusAreas')} />
            <TextArea label={t('picture.findings')} {...lines('findings')} />
            <TextArea label={t('picture.causes')} {...lines('causes')} />
            <TextArea label={t('picture.sources')} {...lines('sources')} />
          </div>
        </section>
        <section className="staff-form" aria-labelledby="new-items">
          <h2 id="new-items">{t('items')}</h2>
          {draft.items.map((item, index) => (
            <ItemFields
              key={item.key}
              number={index + 1}
              item={item}
              period={{ from, to }}
              answers={answers}
              onChange={(changed) =>
                set({ items: draft.items.map((one) => (one.key === item.key ? changed : one)) })
              }
              onRemove={
                draft.items.length > 1
                  ? () => set({ items: draft.items.filter((one) => one.key !== item.key) })
                  : undefined
              }
            />
          ))}
          <div className="promises-tools">
            <Button icon={Plus} onClick={() => set({ items: [...draft.items, emptyItem()] })}>
              {t('new.addItem')}
            </Button>
          </div>
        </section>
        <section className="staff-form" aria-labelledby="new-follow-ups">
          <h2 id="new-follow-ups">{t('followUp.title')}</h2>
          <p className="desk-quiet">{t('new.followUps')}</p>
          <div className="staff-form-row">
            <TextField
              label={t('new.aYear')}
              type="number"
              required
              min={followUpsAYear}
              max={52}
              value={draft.aYear}
              onChange={(event) => set({ aYear: event.target.value })}
            />
            {Object.entries(answers).map(([year, answer]) => (
              <TextField
                key={year}
                label={t('partialYear.label', { year })}
                hint={t('partialYear.ask', { year })}
                type="number"
                required
                min={0}
                max={52}
                value={answer}
                onChange={(event) => set({ partial: { ...draft.partial, [year]: event.target.value } })}
              />
            ))}
          </div>
          {days.length > 0 && (
            <details className="follow-up-days">
              <summary>{t('new.days', { count: days.length })}</summary>
              <div className="staff-form-row">
                {days.map(({ key, year, number, dueOn }) => (
                  <TextField
                    key={key}
                    label={t('new.day', { number, year })}
                    type="date"
                    required
                    min={from > `${year}-01-01` ? from : `${year}-01-01`}
                    max={`${year}-12-31`}
                    value={dueOn}
                    onChange={(event) => set({ days: { ...draft.days, [key]: event.target.value } })}
                  />
                ))}
              </div>
            </details>
          )}
        </section>
        <FaultNotice fault={write.fault} />
        <Button type="submit" look="primary" disabled={write.busy}>
          {t('new.save')}
        </Button>
      </form>
    </div>
  );
}
