import { useMutation } from '@tanstack/react-query';
import { Download, FileUp } from 'lucide-react';
import { type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemAnswer } from '../../../api.ts';
import { forgetComputed } from '../../../state/use-computed.ts';
import { Button } from '../../button.tsx';
import { Dialog } from '../../dialog.tsx';
import { Field } from '../../field.tsx';
import { Notice } from '../../notice.tsx';
import { SelectField } from '../../select-field.tsx';
import { useFaultWords } from '../load-fault.tsx';
import { type FirstRows, ImportPreview, RefusedRows } from './import-preview.tsx';
import type { ColumnMap, ImportPreviewView, ImportReportView } from './send-import-file.ts';
import './import.css';

interface FileImportProps<Preview extends ImportPreviewView> {
  title: string;
  intro: string;
  /** What a column may be, with its name for people. */
  fields: readonly { name: string; label: string }[];
  preview: (file: File, map: ColumnMap) => Promise<Preview>;
  send: (file: File, map: ColumnMap) => Promise<ImportReportView>;
  firstRows: (preview: Preview) => FirstRows;
  sendLabel: (good: number) => string;
  reportWords: (report: ImportReportView) => string;
  /** Whether what else the form asks for is there. */
  ready: boolean;
  onSent: () => unknown;
  onClose: () => void;
  /** What else the form asks for, before the button. */
  children?: ReactNode;
}

/** The columns of the file, and which of them the server took for which field. */
interface KnownColumns {
  all: readonly string[];
  found: Readonly<Record<string, string>>;
}
const nothingKnown: KnownColumns = { all: [], found: {} };

/** A file of places: chosen, looked at with its columns, and taken in. */
export function FileImport<Preview extends ImportPreviewView>(props: FileImportProps<Preview>): ReactNode {
  const { title, intro, fields, firstRows, sendLabel, ready, onSent, onClose, children } = props;
  const { t } = useTranslation('import');
  const wordsOf = useFaultWords();
  const [file, setFile] = useState<File>();
  const [map, setMap] = useState<ColumnMap>({});
  // Stays while the file is read again, so that whoever goes from choice to choice keeps their place.
  const [known, setKnown] = useState<KnownColumns>(nothingKnown);
  const preview = useMutation({
    mutationFn: (asked: { file: File; map: ColumnMap }) => props.preview(asked.file, asked.map),
    onSuccess: ({ fileColumns, columns }) => setKnown({ all: fileColumns, found: columns }),
    // A file whose columns are not understood names them in its fault.
    onError: (problem) => setKnown((before) => ({ ...before, all: columnsOf(problem) ?? before.all })),
  });
  const sending = useRef(false);
  const add = useMutation({
    mutationFn: (asked: { file: File; map: ColumnMap }) => props.send(asked.file, asked.map),
    onSuccess: () => Promise.all([onSent(), forgetComputed()]),
    onSettled: () => {
      sending.current = false;
    },
  });
  const choose = (chosen: File | undefined): void => {
    setFile(chosen);
    setMap({});
    setKnown(nothingKnown);
    add.reset();
    preview.reset();
    if (chosen !== undefined) preview.mutate({ file: chosen, map: {} });
  };
  const assign = (field: string, column: string): void => {
    const next = { ...map, [field]: column };
    setMap(next);
    add.reset();
    if (file !== undefined) preview.mutate({ file, map: next });
  };
  const fault = add.error ?? preview.error;

  if (add.data !== undefined && file !== undefined)
    return (
      <Dialog title={t('done')} onClose={onClose}>
        <p>{props.reportWords(add.data)}</p>
        <RefusedFile report={add.data} fileName={file.name} />
        <Button look="primary" onClick={onClose}>
          {t('close')}
        </Button>
      </Dialog>
    );
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        className="import-form"
        onSubmit={(event) => {
          event.preventDefault();
          // The button is off only a moment later: two quick presses would send the file twice.
          if (file === undefined || !ready || sending.current) return;
          sending.current = true;
          add.mutate({ file, map });
        }}
      >
        <p>{intro}</p>
        <Field label={t('file')} hint={t('fileHint')}>
          {(attributes) => (
            <input
              {...attributes}
              className="field-control"
              type="file"
              accept=".csv,.tsv,.txt,.json,.geojson,.gz"
              onChange={(event) => choose(event.target.files?.[0])}
            />
          )}
        </Field>
        {preview.isPending && <p role="status">{t('reading')}</p>}
        {fault !== null && (
          <Notice tone="error" title={t('fault')} announce>
            <p>{wordsOf(fault)}</p>
          </Notice>
        )}
        {file !== undefined && known.all.length > 0 && (
          <fieldset className="import-columns">
            <legend>{t('columns')}</legend>
            {fields.map(({ name, label }) => (
              <SelectField
                key={name}
                label={label}
                value={map[name] ?? known.found[name] ?? ''}
                choices={[
                  { value: '', label: t('noColumn') },
                  ...known.all.map((column) => ({ value: column, label: column })),
                ]}
                onChange={(column) => assign(name, column)}
              />
            ))}
          </fieldset>
        )}
        {preview.data !== undefined && (
          <ImportPreview preview={preview.data} firstRows={firstRows(preview.data)} />
        )}
        {children}
        <Button
          type="submit"
          look="primary"
          icon={FileUp}
          disabled={preview.data === undefined || preview.data.good === 0 || add.isPending || !ready}
        >
          {add.isPending ? t('sending') : sendLabel(preview.data?.good ?? 0)}
        </Button>
      </form>
    </Dialog>
  );
}

function columnsOf(fault: Error): readonly string[] | undefined {
  return fault instanceof ProblemAnswer ? fault.problem.columns : undefined;
}

function RefusedFile({ report, fileName }: { report: ImportReportView; fileName: string }): ReactNode {
  const { t } = useTranslation('import');
  const { refused, refusedFile, refusedRows } = report;
  if (refusedFile === null) return null;
  const download = (): void => {
    const address = URL.createObjectURL(new Blob([refusedFile], { type: 'text/csv' }));
    const link = document.createElement('a');
    link.href = address;
    link.download = `${fileName}.refused.csv`;
    link.click();
    URL.revokeObjectURL(address);
  };
  return (
    <>
      <RefusedRows rows={refusedRows} total={refused} />
      <p className="desk-quiet">{t('refusedHelp')}</p>
      <Button icon={Download} onClick={download}>
        {t('refusedFile')}
      </Button>
    </>
  );
}
