import { ChevronLeft, ChevronRight, Crosshair, ListPlus, X } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { pickText } from '../../../domain/localized.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';
import type { AuthorKey } from '../../offline/local-db.ts';
import { useCatalogue } from '../../state/staff-queries.ts';
import type { FindingView } from '../../state/wire.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button, ButtonLink, IconButton } from '../../ui/button.tsx';
import { SeverityMark } from '../../ui/severity-mark.tsx';
import { FindingPhotos } from './finding-photos.tsx';
import type { ColumnName, ColumnWords } from './findings-columns.tsx';
import { MergedMarks } from './merged-marks.tsx';

const facts = [
  'status',
  'confirmations',
  'walk',
  'recordedAt',
  'light',
  'place',
  'accuracy',
  'observer',
] as const satisfies readonly ColumnName[];

const moderationTones = {
  pending: 'warning',
  approved: 'good',
  edited: 'good',
  rejected: 'error',
} as const;

/** One finding in full. Previous and next follow the order of the list. */
export function FindingDetail({
  finding,
  place,
  words,
  merged,
  author,
  onStep,
  onClose,
  onLocate,
}: {
  finding: FindingView;
  /** Where it stands in the list, from 1, and how long the list is. */
  place: { number: number; of: number };
  words: ColumnWords;
  /** What was merged into it. */
  merged: readonly FindingView[];
  author: AuthorKey;
  onStep: (by: -1 | 1) => void;
  onClose: () => void;
  onLocate: () => void;
}): ReactNode {
  const { t } = useTranslation(['findings', 'desk']);
  const known = useCatalogue();
  const heading = useRef<HTMLHeadingElement>(null);
  const { category, subcategory, severity, polarity, text, suggestion, textModeration, walkId } =
    finding.properties;
  const told = facts.filter((fact) => words.textOf(finding, fact) !== '');
  const kind = known?.catalogue.find(category)?.subcategories.find(({ id }) => id === subcategory);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the focus follows to each newly opened finding
  useEffect(() => heading.current?.focus({ preventScroll: true }), [finding.id]);

  return (
    <article
      className="finding-detail"
      aria-labelledby="finding-detail-title"
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    >
      <header className="desk-detail-head">
        <div>
          <p className="desk-quiet">{t('detail.place', place)}</p>
          <h1 id="finding-detail-title" ref={heading} tabIndex={-1}>
            {words.textOf(finding, 'category')}
          </h1>
        </div>
        <div className="finding-detail-buttons">
          <IconButton
            icon={ChevronLeft}
            label={t('detail.previous')}
            disabled={place.number === 1}
            onClick={() => onStep(-1)}
          />
          <IconButton
            icon={ChevronRight}
            label={t('detail.next')}
            disabled={place.number === place.of}
            onClick={() => onStep(1)}
          />
          <IconButton icon={X} label={t('desk:area.close')} onClick={onClose} />
        </div>
      </header>
      <div className="desk-section">
        <p className="finding-detail-degree">
          {severity !== null && <SeverityMark severity={severity} size="large" />}
          <span>
            <b>{severity === null ? t(`desk:polarity.${polarity}`) : t(`desk:severity.${severity}`)}</b>
            {kind !== undefined && <span>{pickText(kind.label, currentLanguage())}</span>}
          </span>
        </p>
        {text === null ? (
          <p className="desk-quiet">{t('detail.noText')}</p>
        ) : (
          <blockquote dir="auto">{text}</blockquote>
        )}
        {suggestion !== null && (
          <div>
            <h2>{t('detail.suggestion')}</h2>
            <p dir="auto">{suggestion}</p>
          </div>
        )}
        {textModeration !== null && (
          <div className="finding-moderation">
            <p>
              <Badge tone={moderationTones[textModeration.state]}>
                {words.textOf(finding, 'moderation')}
              </Badge>
            </p>
            {textModeration.state === 'edited' && (
              <p dir="auto">
                {[textModeration.text, textModeration.suggestion].filter((part) => part !== null).join(' – ')}
              </p>
            )}
            {textModeration.reason !== null && (
              <p className="desk-quiet">{t('moderation.reason', { reason: textModeration.reason })}</p>
            )}
          </div>
        )}
        <p className="finding-detail-doing">
          <Button icon={Crosshair} onClick={onLocate}>
            {t('desk:area.showOnMap')}
          </Button>
          <ButtonLink icon={ListPlus} href={`/actions?new&walk=${walkId}&finding=${finding.id}`}>
            {t('desk:newAction')}
          </ButtonLink>
        </p>
      </div>
      <FindingPhotos finding={finding} />
      {merged.length > 0 && <MergedMarks merged={merged} words={words} author={author} />}
      <dl className="desk-section finding-detail-facts">
        {told.map((fact) => (
          <div key={fact}>
            <dt>{words.nameOf(fact)}</dt>
            <dd>
              {fact === 'status' ? <Badge>{words.textOf(finding, fact)}</Badge> : words.textOf(finding, fact)}
            </dd>
          </div>
        ))}
      </dl>
    </article>
  );
}
