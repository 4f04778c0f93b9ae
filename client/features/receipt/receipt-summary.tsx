import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatList } from '../../i18n/format.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';
import type { ReceiptMark, ReceiptView } from './use-receipt.ts';

/** A longer reason stands with its mark alone. */
const shortReason = 120;
const isPlanned = ({ status, decision }: ReceiptMark): boolean =>
  status !== 'done' && status !== 'verified' && status !== 'not_done' && decision !== 'decline';

/** What became of one's marks in one sentence: all of them, and nothing that is not so. */
export function ReceiptSummary({ receipt }: { receipt: ReceiptView }): ReactNode {
  const { t } = useTranslation('receipt');
  const { summary, findings } = receipt;
  const { done, planned, declined, waiting } = summary;
  if (done + planned + declined === 0) return null;

  const seasons = new Set(
    findings
      .filter((mark) => isPlanned(mark) && (mark.decision !== null || mark.season !== null))
      .map(({ season }) => season),
  );
  const [season] = seasons;
  const reason = findings.find(
    ({ status, decision }) => status === 'not_done' || decision === 'decline',
  )?.reason;
  const parts: string[] = [];
  if (done > 0) parts.push(t('summary.done', { count: done }));
  if (planned > 0)
    parts.push(
      seasons.size === 1 && season !== undefined && season !== null
        ? t('summary.plannedFor', { count: planned, when: t(`season.${season}`) })
        : t('summary.planned', { count: planned }),
    );
  if (declined === 1 && typeof reason === 'string' && reason.length <= shortReason)
    parts.push(t('summary.declinedBecause', { reason: reason.replace(/\.$/, '') }));
  else if (declined > 0) parts.push(t('summary.declined', { count: declined }));
  if (waiting > 0) parts.push(t('summary.waiting', { count: waiting }));
  const all = formatList(parts, currentLanguage());
  return (
    <p className="receipt-summary">
      {findings.length === 1
        ? t('summary.single', { parts: all })
        : t('summary.title', { number: findings.length, parts: all })}
    </p>
  );
}
