import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { EvidenceView, ItemView, PromiseView } from '../../../domain/promise/promise-view.ts';
import { formatDay, formatMonth, formatNumber } from '../../i18n/format.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { ReasonDialog } from './reason-dialog.tsx';

const shownAtFirst = 12;

interface Properties {
  email: string;
  promise: PromiseView;
  item: ItemView;
  mayRecord: boolean;
  mayEdit: boolean;
}

/** What the number is made of, the newest first; what does not count stands there too, with why. */
export function EvidenceList({ email, promise, item, mayRecord, mayEdit }: Properties): ReactNode {
  const { t } = useTranslation('promises');
  const [all, setAll] = useState(false);
  const [withdrawn, setWithdrawn] = useState<EvidenceView>();
  const newest = [...item.evidence].sort((a, b) => (a.when < b.when ? 1 : -1));
  const shown = all ? newest : newest.slice(0, shownAtFirst);
  return (
    <div className="evidence">
      <h3>{t('evidence.title', { count: item.evidence.length })}</h3>
      {item.evidence.length === 0 && <p className="promises-quiet">{t('evidence.none')}</p>}
      <ul className="evidence-list">
        {shown.map((one) => (
          <li key={`${one.source} ${one.id}`}>
            <Evidence one={one} />
            {one.source === 'activity' && mayRecord && (
              <Button look="quiet" onClick={() => setWithdrawn(one)}>
                {t('evidence.withdraw')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {shown.length < newest.length && (
        <Button look="quiet" onClick={() => setAll(true)}>
          {t('evidence.all', { count: newest.length })}
        </Button>
      )}
      {item.walkIds.length > 0 && mayEdit && (
        <p className="promises-quiet">{t('walk.linked', { count: item.walkIds.length })}</p>
      )}
      {withdrawn !== undefined && (
        <ReasonDialog
          email={email}
          title={t('evidence.withdrawTitle')}
          text={t('evidence.withdrawText')}
          save={t('evidence.withdraw')}
          done={t('evidence.withdrawn')}
          body={{
            ...{ kind: 'promise-activity-withdrawn', promiseId: promise.id },
            ...{ itemId: item.id, activityId: withdrawn.id },
          }}
          onClose={() => setWithdrawn(undefined)}
        />
      )}
    </div>
  );
}

function Evidence({ one }: { one: EvidenceView }): ReactNode {
  const { t } = useTranslation('promises');
  const screen = currentLanguage();
  const { source, when, amount, notCounted, title, place, recordedBy, id } = one;
  const day =
    source === 'police-month' ? formatMonth(`${when}-15T12:00:00Z`, screen) : formatDay(when, screen);
  const words = source === 'follow-up' && title !== null ? formatDay(title, screen) : title;
  return (
    <div className="evidence-one">
      <span className="evidence-when">{day}</span>
      <span dir="auto">
        {t(`source.${source}`)}
        {words !== null && ': '}
        {source === 'walk' ? <Link href={`/walks/${id}`}>{words}</Link> : words}
        {place !== null && ` (${place})`}
      </span>
      <span className="evidence-amount">{formatNumber(amount, screen)}</span>
      {notCounted !== null && <Badge tone="warning">{t(`notCounted.${notCounted}`)}</Badge>}
      {recordedBy !== null && (
        <span className="promises-quiet">
          {t('evidence.by', { side: t(`side.${recordedBy.side ?? 'municipality'}`) })}
        </span>
      )}
    </div>
  );
}
