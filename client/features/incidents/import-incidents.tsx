import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { incidentFields } from '../../../domain/incident/incident-fields.ts';
import { formatNumber } from '../../i18n/format.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';
import { queryClient } from '../../state/query-client.ts';
import { TextField } from '../../ui/field.tsx';
import { FileImport } from '../../ui/staff/import/file-import.tsx';
import { dayInSweden } from './day-in-sweden.ts';
import { type IncidentPreview, importIncidentFile, previewIncidentFile } from './send-incident-file.ts';

const rowsShown = 5;

/** A file of recorded incidents, taken into a data set by its name. */
export function ImportIncidents({
  names,
  onClose,
}: {
  names: readonly string[];
  onClose: () => void;
}): ReactNode {
  const { t } = useTranslation('incidents');
  const [dataset, setDataset] = useState(names[0] ?? '');
  const name = dataset.trim();
  const number = (value: number) => formatNumber(value, currentLanguage());
  const cellsOf = ({ position, occurredAt, hour, type }: IncidentPreview['firstRows'][number]) => {
    const time = hour === null ? '' : ` ${t('import.hour', { hour: String(hour).padStart(2, '0') })}`;
    return [
      `${occurredAt === null ? '–' : dayInSweden(occurredAt)}${time}`,
      type ?? '–',
      `${position[1].toFixed(5)}, ${position[0].toFixed(5)}`,
    ];
  };
  return (
    <FileImport
      title={t('import.title')}
      intro={t('import.intro')}
      fields={incidentFields.map((field) => ({ name: field, label: t(`import.field.${field}`) }))}
      preview={previewIncidentFile}
      send={(file, map) => importIncidentFile(file, map, name)}
      firstRows={(preview) => ({
        heads: [t('import.field.occurredAt'), t('import.field.type'), t('import.place')],
        rows: preview.firstRows.slice(0, rowsShown).map(cellsOf),
      })}
      sendLabel={(count) => t('import.send', { count })}
      reportWords={({ accepted, duplicates, refused }) =>
        t('import.report', {
          accepted: number(accepted),
          duplicates: number(duplicates),
          refused: number(refused),
        })
      }
      ready={name !== ''}
      onSent={() => queryClient.invalidateQueries({ queryKey: ['incidents'] })}
      onClose={onClose}
    >
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
        {names.map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
    </FileImport>
  );
}
