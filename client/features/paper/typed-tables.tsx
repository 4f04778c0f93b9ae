import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { pickText } from '../../../domain/localized.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';
import type { RatingView } from '../../state/record-views.ts';
import { useCatalogue } from '../../state/staff-queries.ts';
import { Button } from '../../ui/button.tsx';
import type { WalkViews } from '../../ui/leading/pulled-walk.tsx';

/** Stickers that are typed in, the highest number first. */
export function StickersTable({
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
    <Table
      label={t('typed.title', { count: typed.length })}
      headings={(['sticker', 'stop', 'category', 'severity', 'text'] as const).map((name) =>
        t(`field.${name}`),
      )}
    >
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
    </Table>
  );
}

/** Ratings that are typed in, by stop; each can be corrected. */
export function RatingsTable({
  typed,
  views,
  onCorrect,
}: {
  typed: readonly { strip: number; rating: RatingView }[];
  views: WalkViews;
  /** Undefined where nothing can be written any more. */
  onCorrect: ((strip: number, rating: RatingView) => void) | undefined;
}): ReactNode {
  const { t } = useTranslation(['paper', 'stops']);
  const lines = views.stops.flatMap((stop, index) =>
    typed
      .filter(({ rating }) => rating.properties.checkpointId === stop.id)
      .sort((a, b) => a.strip - b.strip)
      .map((line) => ({ ...line, stop: `${index + 1} ${stop.properties.name}` })),
  );
  return (
    <Table
      label={t('rating.typed', { count: typed.length })}
      headings={(['stop', 'strip', 'feeling', 'alone', 'back'] as const).map((name) => t(`field.${name}`))}
      withLast={onCorrect !== undefined}
    >
      {lines.map(({ strip, rating, stop }) => {
        const { feeling, wouldGoAloneInDark, observations, skipped } = rating.properties;
        return (
          <tr key={rating.id}>
            <th scope="row">{stop}</th>
            <td>{strip}</td>
            <td>
              {skipped || feeling === null
                ? t('rating.silent')
                : `${feeling} ${t(`stops:feeling.${feeling}`)}`}
            </td>
            <td>{wouldGoAloneInDark === null ? '–' : t(`alone.${wouldGoAloneInDark}`)}</td>
            <td>{observations === null ? '–' : t('rating.yes')}</td>
            {onCorrect !== undefined && (
              <td>
                <Button
                  look="quiet"
                  aria-label={t('rating.amendOf', { strip, stop })}
                  onClick={() => onCorrect(strip, rating)}
                >
                  {t('rating.amend')}
                </Button>
              </td>
            )}
          </tr>
        );
      })}
    </Table>
  );
}

function Table({
  label,
  headings,
  withLast = false,
  children,
}: {
  label: string;
  headings: readonly string[];
  /** A column of buttons follows. */
  withLast?: boolean;
  children: ReactNode;
}): ReactNode {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by the keyboard
    <section className="paper-scroll" aria-label={label} tabIndex={0}>
      <table className="paper-table">
        <thead>
          <tr>
            {headings.map((heading) => (
              <th key={heading} scope="col">
                {heading}
              </th>
            ))}
            {withLast && <td />}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </section>
  );
}
