import { Printer } from 'lucide-react';
import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'wouter';
import { pickText } from '../../../domain/localized.ts';
import { findingIdOfSticker, stickersAtMost, stickersOfStrip } from '../../../domain/paper-sticker.ts';
import { takesMarks } from '../../../domain/walk.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';
import { useCatalogue } from '../../state/staff-queries.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { PulledWalk, type WalkViews } from '../../ui/leading/pulled-walk.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageHeading } from '../../ui/page.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { StaffFrame, type StaffMember } from '../../ui/staff/staff-frame.tsx';
import { TypingForm } from './typing-form.tsx';
import './paper.css';

/** A walk on paper: the kit to print before it, and the form to type the stickers in after it. */
export function PaperScreen(): ReactNode {
  const { walkId = '' } = useParams<{ walkId: string }>();
  return (
    <StaffFrame verb="finding.add">
      {(me) => <PulledWalk walkId={walkId}>{(views) => <Paper me={me} views={views} />}</PulledWalk>}
    </StaffFrame>
  );
}

function Paper({ me, views }: { me: StaffMember; views: WalkViews }): ReactNode {
  const { t } = useTranslation('paper');
  const { walk, stops, findings } = views;
  const catalogue = useCatalogue()?.catalogue;
  const numbers = useMemo(() => numbersById(walk.id), [walk.id]);
  const typed = findings
    .flatMap((finding) => {
      const sticker = numbers.get(finding.id);
      return sticker === undefined ? [] : [{ sticker, finding }];
    })
    .sort((a, b) => b.sticker - a.sticker);
  return (
    <div className="paper-page">
      <header>
        <p>
          <Link href={`/walks/${walk.id}`}>{t('back', { walk: walk.properties.name })}</Link>
        </p>
        <PageHeading>{t('title')}</PageHeading>
      </header>
      <Kit walkId={walk.id} />
      <section className="paper-part">
        <h2>{t('typing.title')}</h2>
        {stops.length === 0 ? (
          <Notice title={t('noStops.title')}>
            <p>{t('noStops.text')}</p>
            <ButtonLink href={`/walks/${walk.id}/edit`}>{t('noStops.toPlan')}</ButtonLink>
          </Notice>
        ) : !takesMarks(walk.properties.status) ? (
          <Notice title={t('closed.title')}>
            <p>{t('closed.text')}</p>
          </Notice>
        ) : catalogue === undefined ? (
          <Skeleton lines={4} />
        ) : (
          <TypingForm
            author={`staff:${me.email}`}
            views={views}
            catalogue={catalogue}
            typed={new Set(typed.map(({ sticker }) => sticker))}
          />
        )}
      </section>
      <section className="paper-part">
        <h2>{t('typed.title', { count: typed.length })}</h2>
        {typed.length === 0 ? <p>{t('typed.none')}</p> : <TypedTable typed={typed} views={views} />}
      </section>
    </div>
  );
}

/** The ids that stickers of the walk have, with their numbers. */
function numbersById(walkId: string): ReadonlyMap<string, number> {
  const all = Array.from({ length: stickersAtMost }, (_, index) => index + 1);
  return new Map(all.map((sticker) => [findingIdOfSticker(walkId, sticker), sticker]));
}

function Kit({ walkId }: { walkId: string }): ReactNode {
  const { t } = useTranslation('paper');
  const [people, setPeople] = useState('16');
  const most = stickersAtMost / stickersOfStrip;
  const isPossible = /^\d+$/.test(people) && Number(people) >= 1 && Number(people) <= most;
  return (
    <section className="paper-part">
      <h2>{t('kit.title')}</h2>
      <p>{t('kit.text')}</p>
      <div className="paper-kit">
        <TextField
          label={t('kit.people')}
          hint={t('kit.peopleHint')}
          error={isPossible ? undefined : t('kit.peopleFault', { most })}
          inputMode="numeric"
          value={people}
          onChange={(event) => setPeople(event.target.value)}
        />
        {isPossible && (
          <a
            className="button button-secondary"
            href={`/api/walks/${walkId}/paper-kit.pdf?people=${people}&language=${currentLanguage()}`}
            download
          >
            <Printer size={20} aria-hidden="true" />
            <span>{t('kit.download')}</span>
          </a>
        )}
      </div>
    </section>
  );
}

function TypedTable({
  typed,
  views,
}: {
  typed: readonly { sticker: number; finding: WalkViews['findings'][number] }[];
  views: WalkViews;
}): ReactNode {
  const { t } = useTranslation('paper');
  const language = currentLanguage();
  const catalogue = useCatalogue()?.catalogue;
  return (
    <div className="paper-scroll">
      <table className="paper-table">
        <thead>
          <tr>
            {(['sticker', 'stop', 'category', 'severity', 'text'] as const).map((name) => (
              <th key={name} scope="col">
                {t(`field.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {typed.map(({ sticker, finding: { properties } }) => {
            const category = catalogue?.find(properties.category);
            return (
              <tr key={sticker}>
                <th scope="row">{sticker}</th>
                <td>{views.stops.find(({ id }) => id === properties.checkpointId)?.properties.name}</td>
                <td>{category === undefined ? properties.category : pickText(category.label, language)}</td>
                <td>{properties.polarity === 'positive' ? '+' : properties.severity}</td>
                <td dir="auto">{properties.text}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
