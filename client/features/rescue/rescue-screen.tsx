import { useQuery } from '@tanstack/react-query';
import { FileUp, RotateCw, Upload } from 'lucide-react';
import { type DragEvent, type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'wouter';
import { parseRescueFile, type RescueFile } from '../../../domain/rescue.ts';
import { formatTime } from '../../i18n/format.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';
import { phonesQuery } from '../../state/live-queries.ts';
import { queryClient } from '../../state/query-client.ts';
import { Button } from '../../ui/button.tsx';
import { PulledWalk } from '../../ui/leading/pulled-walk.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageHeading } from '../../ui/page.tsx';
import { useFaultWords } from '../../ui/staff/load-fault.tsx';
import { StaffFrame } from '../../ui/staff/staff-frame.tsx';
import { importRescue, type RescueOutcome, rescueCounts } from './import-rescue.ts';
import { rescuePorts } from './rescue-ports.ts';
import { RescueResult } from './rescue-result.tsx';
import './rescue.css';

/** Where a leader hands in what a phone could not deliver itself. */
export function RescueScreen(): ReactNode {
  const { walkId = '' } = useParams<{ walkId: string }>();
  return (
    <StaffFrame verb="phone.read">
      {() => (
        <PulledWalk walkId={walkId}>
          {({ walk }) => <Rescue walkId={walk.id} name={walk.properties.name} />}
        </PulledWalk>
      )}
    </StaffFrame>
  );
}

type Step =
  | { kind: 'choose'; fault?: string }
  | { kind: 'preview'; file: RescueFile }
  | { kind: 'sending'; file: RescueFile; outcomes: readonly RescueOutcome[] }
  | { kind: 'done'; file: RescueFile; outcomes: readonly RescueOutcome[]; fault?: string };

function Rescue({ walkId, name }: { walkId: string; name: string }): ReactNode {
  const { t } = useTranslation('rescue');
  const wordsOf = useFaultWords();
  const [step, setStep] = useState<Step>({ kind: 'choose' });
  const phones = useQuery(phonesQuery(walkId)).data?.phones;

  const open = (chosen: File | undefined): void => {
    if (chosen === undefined) return;
    chosen.text().then(
      (text) => {
        const { value, problem } = parseRescueFile(text);
        if (value !== undefined) setStep({ kind: 'preview', file: value });
        else
          setStep({
            kind: 'choose',
            fault: t(problem.code === 'malformed-json' ? 'fault.damaged' : 'fault.other', {
              detail: problem.detail,
            }),
          });
      },
      () => setStep({ kind: 'choose', fault: t('fault.unreadable') }),
    );
  };
  const send = (file: RescueFile): void => {
    const outcomes: RescueOutcome[] = [];
    setStep({ kind: 'sending', file, outcomes: [] });
    importRescue(file, rescuePorts, (outcome) => {
      outcomes.push(outcome);
      setStep({ kind: 'sending', file, outcomes: [...outcomes] });
    })
      .then(
        () => setStep({ kind: 'done', file, outcomes }),
        (fault: unknown) => setStep({ kind: 'done', file, outcomes, fault: wordsOf(fault) }),
      )
      .finally(() => {
        void queryClient.invalidateQueries({ queryKey: ['records', file.walkId] });
        void queryClient.invalidateQueries({ queryKey: ['phones', file.walkId] });
      });
  };
  const again = (): void => setStep({ kind: 'choose' });

  return (
    <div className="rescue">
      <header>
        <p>
          <Link href={`/walks/${walkId}/live`}>{name}</Link>
        </p>
        <PageHeading>{t('title')}</PageHeading>
        <p>{t('intro')}</p>
      </header>
      {step.kind === 'choose' && <Choose fault={step.fault} onOpen={open} />}
      {step.kind === 'preview' && (
        <Preview
          file={step.file}
          walkId={walkId}
          number={phones?.find(({ participantId }) => participantId === step.file.participantId)?.number}
          onSend={() => send(step.file)}
          onAgain={again}
        />
      )}
      {step.kind === 'sending' && (
        <p role="status">
          {t('sending', {
            done: step.outcomes.length,
            count: step.file.changes.length + step.file.photos.length,
          })}
        </p>
      )}
      {step.kind === 'done' && (
        <>
          {step.fault !== undefined && (
            <Notice tone="error" title={t('broke.title')} announce>
              <p>{step.fault}</p>
              <p>{t('broke.safe')}</p>
              <Button look="primary" icon={RotateCw} onClick={() => send(step.file)}>
                {t('broke.again')}
              </Button>
            </Notice>
          )}
          <RescueResult outcomes={step.outcomes} complete={step.fault === undefined} />
          <div>
            <Button icon={FileUp} onClick={again}>
              {t('another')}
            </Button>
          </div>
        </>
      )}
    </div>
  );
}

function Choose({
  fault,
  onOpen,
}: {
  fault: string | undefined;
  onOpen: (file: File | undefined) => void;
}): ReactNode {
  const { t } = useTranslation('rescue');
  const id = useId();
  const [over, setOver] = useState(false);
  const drag = (event: DragEvent, isOver: boolean): void => {
    event.preventDefault();
    setOver(isOver);
  };
  return (
    <>
      {fault !== undefined && (
        <Notice tone="error" title={t('fault.title')} announce>
          <p>{fault}</p>
        </Notice>
      )}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the field inside is the first */}
      <div
        className="rescue-drop"
        data-over={over}
        onDragOver={(event) => drag(event, true)}
        onDragLeave={(event) => drag(event, false)}
        onDrop={(event) => {
          drag(event, false);
          onOpen(event.dataTransfer.files[0]);
        }}
      >
        <FileUp size={36} aria-hidden="true" />
        <p>{t('choose.label')}</p>
        <input
          id={id}
          type="file"
          className="visually-hidden"
          accept=".json,.txt,application/json,text/plain"
          onChange={(event) => onOpen(event.target.files?.[0])}
        />
        <label htmlFor={id} className="button button-primary">
          {t('choose.button')}
        </label>
        <p className="desk-quiet">{t('choose.hint')}</p>
      </div>
    </>
  );
}

function Preview({
  file,
  walkId,
  number,
  onSend,
  onAgain,
}: {
  file: RescueFile;
  walkId: string;
  number: number | undefined;
  onSend: () => void;
  onAgain: () => void;
}): ReactNode {
  const { t } = useTranslation('rescue');
  const { marks, ratings, photos, others } = rescueCounts(file);
  const isEmpty = file.changes.length + file.photos.length === 0;
  if (file.walkId !== walkId)
    return (
      <Notice tone="warning" title={t('other.title')}>
        <p>{t('other.text')}</p>
        <p>
          <Link href={`/walks/${file.walkId}/rescue`} onClick={onAgain}>
            {t('other.go')}
          </Link>
        </p>
        <Button icon={FileUp} onClick={onAgain}>
          {t('another')}
        </Button>
      </Notice>
    );
  return (
    <section className="rescue-preview" aria-labelledby="rescue-preview-title">
      <h2 id="rescue-preview-title">
        {number === undefined ? t('preview.unknownPhone') : t('preview.phone', { number })}
      </h2>
      <p className="desk-quiet">
        {t('preview.made', { time: formatTime(file.madeAt, currentLanguage(), new Date(0)) })}
      </p>
      <ul>
        <li>{t('preview.marks', { count: marks })}</li>
        <li>{t('preview.photos', { count: photos })}</li>
        <li>{t('preview.ratings', { count: ratings })}</li>
        {others > 0 && <li>{t('preview.others', { count: others })}</li>}
      </ul>
      <p>{isEmpty ? t('preview.empty') : t('preview.safe')}</p>
      <div className="rescue-buttons">
        {!isEmpty && (
          <Button look="primary" icon={Upload} onClick={onSend}>
            {t('preview.send')}
          </Button>
        )}
        <Button icon={FileUp} onClick={onAgain}>
          {t('another')}
        </Button>
      </div>
    </section>
  );
}
