import { useQuery } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { type ExportSubject, exportSubjects } from '../../../domain/exports/export-format.ts';
import { localizedTextSchema, pickText } from '../../../domain/localized.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';
import { fetchJson, type QueryValues, queryOf } from '../../state/staff-fetch.ts';
import { Menu } from './menu.tsx';

const exportsSchema = z.object({
  formats: z.array(
    z.object({
      id: z.string(),
      label: localizedTextSchema,
      help: localizedTextSchema,
      what: z.array(z.enum(exportSubjects)),
    }),
  ),
});

/** The files that this role may take out, with the filters of the list beside it. */
export function ExportMenu({
  what,
  filters,
  note,
}: {
  what: ExportSubject;
  filters: QueryValues;
  note: string;
}): ReactNode {
  const { t } = useTranslation('desk');
  const language = currentLanguage();
  const { data } = useQuery({
    queryKey: ['exports'],
    queryFn: ({ signal }) => fetchJson('/api/exports', exportsSchema, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const formats = data?.formats.filter((format) => format.what.includes(what)) ?? [];
  const addressOf = (file: string, more: QueryValues = {}) =>
    `/api/exports/${file}${queryOf({ ...filters, language, ...more })}`;
  return (
    <Menu label={t('export.title')} icon={Download}>
      <p className="desk-quiet">{note}</p>
      {formats.map(({ id, label, help }) => (
        <a key={id} className="menu-link" href={addressOf(`${what}.${id}`)} download>
          <b>{pickText(label, language)}</b>
          <span className="desk-quiet">{pickText(help, language)}</span>
        </a>
      ))}
      {formats.some(({ id }) => id === 'csv') && (
        <a className="menu-link" href={addressOf(`${what}.csv`, { decimalComma: 'true' })} download>
          <b>{t('export.swedishCsv')}</b>
          <span className="desk-quiet">{t('export.swedishCsvHelp')}</span>
        </a>
      )}
    </Menu>
  );
}
