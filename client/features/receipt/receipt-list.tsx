import { Camera, Check, CircleDashed, CircleX, type LucideIcon, Wrench } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActionAnswer } from '../../../domain/action.ts';
import type { Catalogue } from '../../../domain/catalogue.ts';
import { pickText } from '../../../domain/localized.ts';
import { formatDate } from '../../i18n/format.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';
import { Badge, type BadgeTone } from '../../ui/badge.tsx';
import { FindingBadge } from '../../ui/marking/finding-badge.tsx';
import { PageHeading } from '../../ui/page.tsx';
import { ReceiptOutcome } from './receipt-outcome.tsx';
import { ReceiptSummary } from './receipt-summary.tsx';
import type { ReceiptAccess, ReceiptMark, ReceiptView } from './use-receipt.ts';

const looks: Record<ReceiptMark['status'], { tone: BadgeTone; icon: LucideIcon }> = {
  received: { tone: 'neutral', icon: CircleDashed },
  assessed: { tone: 'neutral', icon: CircleDashed },
  planned: { tone: 'warning', icon: Wrench },
  in_progress: { tone: 'warning', icon: Wrench },
  done: { tone: 'good', icon: Check },
  verified: { tone: 'good', icon: Check },
  not_done: { tone: 'neutral', icon: CircleX },
};

/** The marks under a code, each with what the municipality does about it. */
export function ReceiptList({
  receipt,
  catalogue,
  say,
}: {
  receipt: ReceiptView;
  catalogue: Catalogue;
  say: ReceiptAccess['say'];
}): ReactNode {
  const { t } = useTranslation('receipt');
  const { walk, findings } = receipt;
  return (
    <>
      <div>
        <PageHeading>{t('list.title')}</PageHeading>
        <p className="receipt-soft">
          <bdi>{walk.name}</bdi>
          {walk.date !== null && ` · ${formatDate(walk.date, currentLanguage())}`}
        </p>
      </div>
      {findings.length === 0 ? <p>{t('list.none')}</p> : <p>{t('list.count', { count: findings.length })}</p>}
      <ReceiptSummary receipt={receipt} />
      <ul className="receipt-list">
        {findings.map((mark) => (
          <ReceiptLine
            key={mark.number}
            mark={mark}
            catalogue={catalogue}
            onSay={(answer) => say(mark.number, answer)}
          />
        ))}
      </ul>
      {receipt.feed !== null && (
        <section className="receipt-follow">
          <h2>{t('follow.title')}</h2>
          <p className="receipt-soft">{t('follow.text')}</p>
          <p>
            <a href={receipt.feed}>{t('follow.feed')}</a>
          </p>
        </section>
      )}
      <p className="receipt-soft">{t('list.anonymous')}</p>
    </>
  );
}

function ReceiptLine({
  mark,
  catalogue,
  onSay,
}: {
  mark: ReceiptMark;
  catalogue: Catalogue;
  onSay: (answer: ActionAnswer) => Promise<void>;
}): ReactNode {
  const { t } = useTranslation(['receipt', 'marking', 'common']);
  const language = currentLanguage();
  const category = catalogue.find(mark.category);
  const subcategory = category?.subcategories.find(({ id }) => id === mark.subcategory);
  const name = category === undefined ? t('marking:unknownCategory') : pickText(category.label, language);
  const { tone, icon } = looks[mark.status];
  return (
    <li>
      <FindingBadge category={category} finding={mark} />
      <div>
        <b>
          {subcategory === undefined
            ? name
            : `${name}: ${pickText(subcategory.label, language).toLowerCase()}`}
        </b>
        <p className="receipt-soft">
          {mark.severity === null
            ? t(mark.polarity === 'positive' ? 'marking:polarity.positive' : 'marking:polarity.neutral')
            : t(`common:severity.${mark.severity}`)}{' '}
          · {formatDate(mark.date, language)}
        </p>
        {mark.text !== null && <q dir="auto">{mark.text}</q>}
        {mark.photos > 0 && (
          <p className="receipt-photos">
            <Camera size={18} aria-hidden="true" /> {t('list.photos', { count: mark.photos })}
          </p>
        )}
        <p>
          <Badge tone={tone} icon={icon}>
            {t(`status.${mark.status}.name`)}
          </Badge>
        </p>
        {(mark.decision === null || mark.status === 'done' || mark.status === 'verified') && (
          <p className="receipt-soft">{t(`status.${mark.status}.text`)}</p>
        )}
        <ReceiptOutcome mark={mark} onSay={onSay} />
      </div>
    </li>
  );
}
