import { Printer } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'wouter';
import { stripsAtMost } from '../../../domain/paper-sticker.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { PulledWalk, type WalkViews } from '../../ui/leading/pulled-walk.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageHeading } from '../../ui/page.tsx';
import { StaffFrame, type StaffMember } from '../../ui/staff/staff-frame.tsx';
import { TypedSheets } from './typed-sheets.tsx';
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
  const { walk, stops } = views;
  return (
    <div className="paper-page">
      <header>
        <p>
          <Link href={`/walks/${walk.id}`}>{t('back', { walk: walk.properties.name })}</Link>
        </p>
        <PageHeading>{t('title')}</PageHeading>
      </header>
      <Kit walkId={walk.id} />
      {stops.length === 0 ? (
        <Notice title={t('noStops.title')}>
          <p>{t('noStops.text')}</p>
          <ButtonLink href={`/walks/${walk.id}/edit`}>{t('noStops.toPlan')}</ButtonLink>
        </Notice>
      ) : (
        <TypedSheets author={`staff:${me.email}`} views={views} />
      )}
    </div>
  );
}

function Kit({ walkId }: { walkId: string }): ReactNode {
  const { t } = useTranslation('paper');
  const [people, setPeople] = useState('16');
  const most = stripsAtMost;
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
