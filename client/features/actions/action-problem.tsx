import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { pickText } from '../../../domain/localized.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';
import type { ActionView } from '../../state/action-queries.ts';
import { findingViews } from '../../state/record-views.ts';
import { areasQuery, useCatalogue, walkRecordsQuery } from '../../state/staff-queries.ts';
import type { AreaView, FindingView } from '../../state/wire.ts';
import { SeverityMark } from '../../ui/severity-mark.tsx';
import { useAreaTitle } from '../../ui/staff/area-list.tsx';
import { useAreaNames } from '../../ui/staff/area-names.ts';

const shownAtMost = 5;
const noAreas: readonly AreaView[] = [];

/** The marks with these ids, the strongest first. Only for those who may read marks. */
export function useFindings(walkId: string, ids: readonly string[]): readonly FindingView[] {
  const pulled = useQuery({ ...walkRecordsQuery(walkId), enabled: walkId !== '' && ids.length > 0 });
  const records = pulled.data?.records;
  return useMemo(
    () =>
      findingViews(ids.flatMap((id) => records?.get(id) ?? [])).sort(
        (a, b) => (b.properties.severity ?? 0) - (a.properties.severity ?? 0) || (a.id < b.id ? -1 : 1),
      ),
    [records, ids],
  );
}

/** What the area is called; undefined while it is not known, or gone. */
export function useAreaName(areaId: string | null): string | undefined {
  const { data } = useQuery({ ...areasQuery({}), enabled: areaId !== null });
  const areas = useMemo(() => data?.filter(({ id }) => id === areaId) ?? noAreas, [data, areaId]);
  const titleOf = useAreaTitle(useAreaNames(areas));
  const [area] = areas;
  return area === undefined ? undefined : titleOf(area).title;
}

/** The marks and the area that an action answers. */
export function ActionProblem({
  walkId,
  addresses,
  areaId,
}: {
  walkId: string;
  addresses: readonly string[];
  areaId: ActionView['properties']['areaId'];
}): ReactNode {
  const { t } = useTranslation(['actions', 'desk']);
  const known = useCatalogue();
  const findings = useFindings(walkId, addresses);
  const areaName = useAreaName(areaId);
  const people = new Set(findings.map(({ properties }) => properties.participantId)).size;
  return (
    <div className="action-problem">
      {areaName !== undefined && <p>{t('detail.area', { name: areaName })}</p>}
      {findings.length > 0 && <p>{t('detail.findings', { count: findings.length, people })}</p>}
      <ul>
        {findings.slice(0, shownAtMost).map(({ id, properties: { category, severity, polarity, text } }) => {
          const label = known?.catalogue.find(category)?.label;
          return (
            <li key={id}>
              {severity !== null && <SeverityMark severity={severity} />}
              <span>
                <b>{label === undefined ? category : pickText(label, currentLanguage())}</b>
                <span className="visually-hidden">
                  {severity === null ? t(`desk:polarity.${polarity}`) : t(`desk:severity.${severity}`)}
                </span>
                {text !== null && <q dir="auto">{text}</q>}
              </span>
            </li>
          );
        })}
      </ul>
      {findings.length > shownAtMost && (
        <p className="desk-quiet">{t('detail.moreFindings', { count: findings.length - shownAtMost })}</p>
      )}
    </div>
  );
}
