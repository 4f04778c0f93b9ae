import { CircleCheck, Download, ExternalLink, FilePlus2, Megaphone, PencilLine } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDate } from '../../i18n/format.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';
import { deviceIds } from '../../offline/device-clock.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Notice } from '../../ui/notice.tsx';
import type { StaffWrite } from '../../ui/staff/use-staff-write.ts';
import { draftChange, stepChange } from './protocol-changes.ts';
import { conflictsIn, type ProtocolView } from './protocol-views.ts';

const badges = {
  draft: { tone: 'warning', icon: PencilLine },
  approved: { tone: 'neutral', icon: CircleCheck },
  published: { tone: 'good', icon: Megaphone },
} as const;

interface StateProps {
  view: ProtocolView;
  /** The newest version, which may be another one than the one that is shown. */
  newest: ProtocolView;
  mayPublish: boolean;
  write: StaffWrite;
  onShow: (version: number) => void;
}

/** Where the version stands, what comes next, and the files of it. */
export function ProtocolState({ view, newest, mayPublish, write, onShow }: StateProps): ReactNode {
  const { t } = useTranslation('protocol');
  const language = currentLanguage();
  const [asking, setAsking] = useState(false);
  const { properties } = view.protocol;
  const { state, version, walkId } = properties;
  const on = properties.publishedAt ?? properties.approvedAt ?? properties.draftedAt;
  const isNewest = view === newest;
  const conflicts = conflictsIn(view);
  const files = `/api/walks/${walkId}/protocols/${version}`;
  const publish = (): void => {
    setAsking(false);
    void write.run([stepChange(view, 'protocol-published', deviceIds)], t('state.publishedDone'));
  };
  return (
    <section className="protocol-state" aria-label={t('state.label')}>
      <div className="protocol-state-line">
        <Badge {...badges[state]}>{t(`state.${state}`)}</Badge>
        <span>
          {properties.prefix} · {t('version.number', { version })} ·{' '}
          {t(`state.${state}On`, { date: formatDate(on, language) })}
        </span>
      </div>
      <p>{t(`state.${state}Text`)}</p>
      {conflicts.length > 0 && (
        <Notice tone="warning" title={t('conflict.title')}>
          <p>
            {t('conflict.text', {
              where: conflicts.map((part) => (part === 'header' ? t('conflict.header') : part)).join(', '),
            })}
          </p>
        </Notice>
      )}
      {!isNewest && (
        <Notice title={t('newer.title')}>
          <p>{t('newer.text', { version: newest.protocol.properties.version })}</p>
          <Button onClick={() => onShow(newest.protocol.properties.version)}>{t('newer.show')}</Button>
        </Notice>
      )}
      <div className="protocol-actions">
        {state === 'draft' && mayPublish && (
          <Button
            look="primary"
            icon={CircleCheck}
            disabled={write.busy}
            onClick={() =>
              void write.run([stepChange(view, 'protocol-approved', deviceIds)], t('state.approvedDone'))
            }
          >
            {t('state.approve')}
          </Button>
        )}
        {state === 'approved' && mayPublish && (
          <Button look="primary" icon={Megaphone} disabled={write.busy} onClick={() => setAsking(true)}>
            {t('state.publish')}
          </Button>
        )}
        {state === 'published' && isNewest && (
          <Button
            icon={FilePlus2}
            disabled={write.busy}
            onClick={() =>
              // The number is the walk's already; it is kept whatever is said here.
              void write
                .run([draftChange(walkId, 1, deviceIds)], t('state.nextDone'))
                .then(() => onShow(version + 1))
            }
          >
            {t('state.next')}
          </Button>
        )}
        <a className="button button-secondary" href={`${files}.pdf?language=${language}`} download>
          <Download size={20} aria-hidden="true" />
          <span>{t('files.pdf')}</span>
        </a>
        <a className="button button-secondary" href={`${files}.docx?language=${language}`} download>
          <Download size={20} aria-hidden="true" />
          <span>{t('files.docx')}</span>
        </a>
        {state === 'published' && (
          <a className="button button-quiet" href={`/p/walks/${walkId}`}>
            <ExternalLink size={20} aria-hidden="true" />
            <span>{t('files.page')}</span>
          </a>
        )}
      </div>
      {!mayPublish && state !== 'published' && <p className="desk-quiet">{t('state.whoPublishes')}</p>}
      {asking && (
        <Dialog title={t('publish.title')} onClose={() => setAsking(false)}>
          <p>{t('publish.text')}</p>
          <ul className="protocol-points">
            <li>{t('publish.seen')}</li>
            <li>{t('publish.hidden')}</li>
            <li>{t('publish.forGood')}</li>
          </ul>
          <Button look="primary" wide onClick={publish}>
            {t('state.publish')}
          </Button>
          <Button look="quiet" wide onClick={() => setAsking(false)}>
            {t('publish.stay')}
          </Button>
        </Dialog>
      )}
    </section>
  );
}
