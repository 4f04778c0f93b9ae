import { useMutation } from '@tanstack/react-query';
import { Download, FileUp } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { incidentFields } from '../../../domain/incident/incident-fields.ts';
import { ProblemAnswer } from '../../api.ts';
import { formatNumber } from '../../i18n/format.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';
import { queryClient } from '../../state/query-client.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field, TextField } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useFaultWords } from '../../ui/staff/load-fault.tsx';
import { ImportPreview } from './import-preview.tsx';
import {
  type ColumnMap,
  type IncidentReport,
  importIncidentFile,
  previewIncidentFile,
} from './send-incident-file.ts';

/** A file of recorded incidents: chosen, looked at with its columns, and taken in. */
export function ImportDialog({
  names,
  onClose,
}: {
  names: readonly string[];
  onClose: () => void;
}): ReactNode {
  const { t } = useTranslation('incidents');
  const wordsOf = useFaultWords();
  const [file, setFile] = useState<File>();
  const [map, setMap] = useState<ColumnMap>({});
  const [dataset, setDataset] = useState(names[0] ?? '');
  const preview = useMutation({
    mutationFn: (asked: { file: File; map: ColumnMap }) => previewIncidentFile(asked.file, asked.map),
  });
  const add = useMutation({
    mutationFn: (asked: { file: File; map: ColumnMap; dataset: string }) =>
      importIncidentFile(asked.file, asked.map, asked.dataset),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['incidents'] }),
  });
  const choose = (chosen: File | undefined): void => {
    setFile(chosen);
    setMap({});
    add.reset();
    preview.reset();
    if (chosen !== undefined) preview.mutate({ file: chosen, map: {} });
  };
  const assign = (field: string, column: string): void => {
    const next = { ...map, [field]: column };
    setMap(next);
    if (file !== undefined) preview.mutate({ file, map: next });
  };
  // A file whose columns are not understood names them in its fault; they can be typed.
  const columns = preview.data?.fileColumns ?? columnsNamedIn(preview.error);
  const fault = add.error ?? preview.error;
  const isNamed = dataset.trim() !== '';

  if (add.data !== undefined && file !== undefined)
    return (
      <Dialog title={t('import.done')} onClose={onClose}>
        <ImportReport report={add.data} fileName={file.name} />
        <Button look="primary" onClick={onClose}>
          {t('import.close')}
        </Button>
      </Dialog>
    );
  return (
    <Dialog title={t('import.title')} onClose={onClose}>
      <form
        className="import-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (file !== undefined && isNamed) add.mutate({ file, map, dataset: dataset.trim() });
        }}
      >
        <p>{t('import.intro')}</p>
        <Field label={t('import.file')} hint={t('import.fileHint')}>
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
        {preview.isPending && <p role="status">{t('import.reading')}</p>}
        {fault !== null && (
          <Notice tone="error" title={t('import.fault')} announce>
            <p>{wordsOf(fault)}</p>
          </Notice>
        )}
        {file !== undefined && columns.length > 0 && (
          <fieldset className="import-columns">
            <legend>{t('import.columns')}</legend>
            {incidentFields.map((field) => (
              <Field key={field} label={t(`import.field.${field}`)}>
                {(attributes) => (
                  <select
                    {...attributes}
                    className="field-control"
                    value={map[field] ?? preview.data?.columns[field] ?? ''}
                    onChange={(event) => assign(field, event.target.value)}
                  >
                    <option value="">{t('import.noColumn')}</option>
                    {columns.map((column) => (
                      <option key={column} value={column}>
                        {column}
                      </option>
                    ))}
                  </select>
                )}
              </Field>
            ))}
          </fieldset>
        )}
        {preview.data !== undefined && <ImportPreview preview={preview.data} />}
        <TextField
          label={t('import.dataset')}
          hint={t('import.datasetHint')}
          list="incident-datasets"
          maxLength={120}
          required
          value={dataset}
          onChange={(event) => setDataset(event.target.value)}
        />
        <datalist id="incident-datasets">
          {names.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
        <Button
          type="submit"
          look="primary"
          icon={FileUp}
          disabled={preview.data === undefined || preview.data.good === 0 || add.isPending || !isNamed}
        >
          {add.isPending ? t('import.sending') : t('import.send', { count: preview.data?.good ?? 0 })}
        </Button>
      </form>
    </Dialog>
  );
}

/** The server's words for a file without coordinates end with its columns. */
function columnsNamedIn(fault: Error | null): readonly string[] {
  if (!(fault instanceof ProblemAnswer)) return [];
  const [, list = ''] = /the file has: (.*?)\. Say/.exec(fault.problem.detail) ?? [];
  return list === '' ? [] : list.split(', ');
}

function ImportReport({ report, fileName }: { report: IncidentReport; fileName: string }): ReactNode {
  const { t } = useTranslation('incidents');
  const number = (value: number) => formatNumber(value, currentLanguage());
  const { refusedFile } = report;
  const download = (): void => {
    const address = URL.createObjectURL(new Blob([refusedFile ?? ''], { type: 'text/csv' }));
    const link = document.createElement('a');
    link.href = address;
    link.download = `${fileName}.refused.csv`;
    link.click();
    URL.revokeObjectURL(address);
  };
  return (
    <>
      <p>
        {t('import.report', {
          accepted: number(report.accepted),
          duplicates: number(report.duplicates),
          refused: number(report.refused),
        })}
      </p>
      {report.refusedRows.length > 0 && (
        <>
          <ul className="import-refused">
            {report.refusedRows.slice(0, 20).map(({ line, reason }) => (
              <li key={line}>{t('import.line', { line, reason })}</li>
            ))}
          </ul>
          <p className="desk-quiet">{t('import.refusedHelp')}</p>
        </>
      )}
      {refusedFile !== null && (
        <Button icon={Download} onClick={download}>
          {t('import.refusedFile')}
        </Button>
      )}
    </>
  );
}
