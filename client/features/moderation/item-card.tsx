import { Check, Expand, Pencil, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { pickText } from '../../../domain/localized.ts';
import { formatTime } from '../../i18n/format.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';
import { useCatalogue } from '../../state/staff-queries.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { CategoryIcon } from '../../ui/category-icon.tsx';
import type { ModerationItem } from '../../ui/leading/waiting-items.ts';
import { type Lint, MarkedText } from './marked-text.tsx';
import { decisionOf, reasonOf } from './moderation-changes.ts';

export type Wish = 'approve' | 'edit' | 'reject' | 'look';

const tones = { approved: 'good', edited: 'good', rejected: 'error' } as const;

/** One thing to decide on, with what was decided before. The card itself takes the keys, its buttons the rest. */
export function ItemCard({
  item,
  personNumber,
  lint,
  chosen,
  tabbable,
  changed,
  onChoose,
  onFocus,
  onWish,
}: {
  item: ModerationItem;
  personNumber: number | undefined;
  lint: Lint | undefined;
  chosen: boolean;
  tabbable: boolean;
  /** The person changed the words while they were being read. */
  changed: boolean;
  onChoose: () => void;
  onFocus: () => void;
  onWish: (wish: Wish) => void;
}): ReactNode {
  const { t } = useTranslation(['moderation', 'walks']);
  const known = useCatalogue();
  const language = currentLanguage();
  const category = known?.catalogue.find(item.finding?.properties.category ?? '');
  const label = category === undefined ? t('item.unknown') : pickText(category.label, language);
  const decision = decisionOf(item);
  const reason = reasonOf(item);
  const about = t('item.about', { number: personNumber ?? '–', what: label });
  return (
    <article
      className="moderation-item"
      data-item={item.id}
      tabIndex={tabbable ? 0 : -1}
      aria-label={`${t(`item.${item.kind}`)}, ${about}`}
      onFocus={onFocus}
    >
      <header>
        <label className="moderation-choose">
          <input
            type="checkbox"
            aria-label={t('item.choose', { about })}
            checked={chosen}
            onChange={onChoose}
          />
        </label>
        <span className="moderation-what">
          {category !== undefined && <CategoryIcon icon={category.icon} size={20} />}
          <b>{label}</b>
        </span>
        <span className="desk-quiet">
          {t('walks:people.number', { number: personNumber ?? '–' })}
          {' · '}
          {formatTime(item.at, language, new Date())}
        </span>
        {decision !== undefined && <Badge tone={tones[decision]}>{t(`decided.${decision}`)}</Badge>}
      </header>
      {changed && (
        <p className="moderation-changed" role="status">
          {t('item.changed')}
        </p>
      )}
      {item.kind === 'photo' ? (
        <button type="button" className="moderation-photo" onClick={() => onWish('look')}>
          <img
            src={`/api/photos/${item.id}/image`}
            alt={t('item.photoAlt', { about })}
            width={item.photo.properties.width ?? undefined}
            height={item.photo.properties.height ?? undefined}
            loading="lazy"
          />
          <span>
            <Expand size={16} aria-hidden="true" /> {t('item.look')}
          </span>
        </button>
      ) : (
        <TextOf item={item} lint={lint} />
      )}
      {reason !== null && <p className="desk-quiet">{t('item.reason', { reason })}</p>}
      <div className="moderation-buttons">
        <Button icon={Check} onClick={() => onWish('approve')}>
          {t('do.approve')}
        </Button>
        {item.kind === 'text' && (
          <Button icon={Pencil} onClick={() => onWish('edit')}>
            {t('do.edit')}
          </Button>
        )}
        <Button icon={X} onClick={() => onWish('reject')}>
          {t('do.reject')}
        </Button>
      </div>
    </article>
  );
}

function TextOf({
  item: { finding },
  lint,
}: {
  item: Extract<ModerationItem, { kind: 'text' }>;
  lint: Lint | undefined;
}): ReactNode {
  const { t } = useTranslation('moderation');
  const { text, suggestion, textModeration } = finding.properties;
  const isEdited = textModeration?.state === 'edited';
  return (
    <>
      {text !== null && (
        <p className="moderation-words">
          {isEdited && <b>{t('edit.textBefore')}</b>}
          <MarkedText text={text} lint={lint} />
        </p>
      )}
      {suggestion !== null && (
        <p className="moderation-words">
          <b>{isEdited ? t('edit.suggestionBefore') : t('item.suggestion')}</b>
          <MarkedText text={suggestion} lint={lint} />
        </p>
      )}
      {isEdited && (
        <p className="moderation-words moderation-after">
          <b>{t('item.shownAs')}</b>
          <span className="moderation-text" dir="auto">
            {[textModeration.text, textModeration.suggestion].filter((part) => part !== null).join(' – ') ||
              t('item.shownNothing')}
          </span>
        </p>
      )}
    </>
  );
}
