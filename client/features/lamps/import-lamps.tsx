import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { lampState } from '../../../domain/lamp/lamp.ts';
import { lampFields } from '../../../domain/lamp/lamp-fields.ts';
import { formatNumber } from '../../i18n/format.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';
import { lampSchema } from '../../state/lamp-queries.ts';
import { queryClient } from '../../state/query-client.ts';
import { FileImport } from '../../ui/staff/import/file-import.tsx';
import {
  importPreviewSchema,
  importReportSchema,
  sendImportFile,
} from '../../ui/staff/import/send-import-file.ts';

const previewSchema = importPreviewSchema.extend({ firstRows: z.array(lampSchema) });
const rowsShown = 5;

/** A municipality's register of street lamps, which replaces the lamps that are here. */
export function ImportLamps({ onClose }: { onClose: () => void }): ReactNode {
  const { t } = useTranslation('lamps');
  const number = (value: number) => formatNumber(value, currentLanguage());
  return (
    <FileImport
      title={t('import.title')}
      intro={t('import.intro')}
      fields={lampFields.map((field) => ({ name: field, label: t(`import.field.${field}`) }))}
      preview={(file, map) => sendImportFile('/api/lamps/preview', file, map, previewSchema)}
      send={(file, map) => sendImportFile('/api/lamps', file, map, importReportSchema)}
      firstRows={({ firstRows }) => ({
        heads: [
          t('import.head.reference'),
          t('import.head.status'),
          t('import.head.type'),
          t('import.place'),
        ],
        rows: firstRows
          .slice(0, rowsShown)
          .map((lamp) => [
            lamp.reference ?? '–',
            t(`import.state.${lampState(lamp)}`),
            lamp.type ?? '–',
            `${lamp.position[1].toFixed(5)}, ${lamp.position[0].toFixed(5)}`,
          ]),
      })}
      sendLabel={(count) => t('import.send', { count })}
      reportWords={({ accepted, duplicates, refused }) =>
        t('import.report', {
          accepted: number(accepted),
          duplicates: number(duplicates),
          refused: number(refused),
        })
      }
      ready
      onSent={() => queryClient.invalidateQueries({ queryKey: ['lamps'] })}
      onClose={onClose}
    />
  );
}
