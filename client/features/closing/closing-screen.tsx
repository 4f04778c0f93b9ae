import { useQuery } from '@tanstack/react-query';
import { PenLine } from 'lucide-react';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'wouter';
import type { ClosingView } from '../../../domain/closing/closing-view.ts';
import { closingQuery } from '../../state/result-queries.ts';
import { PageHeading } from '../../ui/page.tsx';
import { ProjectorDeck } from '../../ui/projector/projector-deck.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { LoadFault } from '../../ui/staff/load-fault.tsx';
import { StaffFrame } from '../../ui/staff/staff-frame.tsx';
import { ClosingSlide } from './closing-slide.tsx';
import { closingSlides } from './closing-slides.ts';
import './closing.css';

/** The closing meeting on the wall: few words, large, nothing that tells of one person. */
export function ClosingScreen(): ReactNode {
  const { walkId = '' } = useParams<{ walkId: string }>();
  return <StaffFrame verb="process.read">{() => <Closing walkId={walkId} />}</StaffFrame>;
}

function Closing({ walkId }: { walkId: string }): ReactNode {
  const { t } = useTranslation(['closing', 'results']);
  const { data, error, isPending, refetch } = useQuery(closingQuery(walkId));
  if (data !== undefined) return <Deck view={data} walkId={walkId} />;
  return (
    <div className="deck-waiting">
      <PageHeading>{t('title')}</PageHeading>
      {error !== null && <LoadFault fault={error} onRetry={refetch} />}
      {isPending && <Skeleton lines={6} />}
    </div>
  );
}

function Deck({ view, walkId }: { view: ClosingView; walkId: string }): ReactNode {
  const { t } = useTranslation('closing');
  const slides = useMemo(
    () =>
      closingSlides(view).map((slide) => (
        <ClosingSlide key={JSON.stringify(slide)} slide={slide} view={view} />
      )),
    [view],
  );
  return (
    <ProjectorDeck
      name={view.name}
      leaveTo={`/walks/${walkId}`}
      slides={slides}
      tools={
        <Link href={`/walks/${walkId}/closing/notes`} className="deck-link">
          <PenLine size={26} aria-hidden="true" />
          {t('controls.write')}
        </Link>
      }
    />
  );
}
