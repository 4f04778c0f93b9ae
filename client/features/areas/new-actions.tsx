import { ListPlus } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { WalkView } from '../../state/record-views.ts';
import { queryOf } from '../../state/staff-fetch.ts';
import type { AreaView, FindingView } from '../../state/wire.ts';
import { ButtonLink } from '../../ui/button.tsx';

/**
 * The way from an area to an action. An action belongs to one walk: of an area over several it answers the strongest mark
 * of a walk, and there may be one for each.
 * @param members the area's marks, the strongest first
 */
export function NewActions({
  area: { id, properties },
  members,
  walks,
}: {
  area: AreaView;
  members: readonly FindingView[];
  walks: readonly WalkView[];
}): ReactNode {
  const { t } = useTranslation(['areas', 'desk']);
  const { setId, walkIds } = properties;
  if (setId === null)
    return (
      <div className="desk-section">
        <p>
          <ButtonLink icon={ListPlus} href={`/actions?new&walk=${walkIds[0] ?? ''}&area=${id}`}>
            {t('desk:newAction')}
          </ButtonLink>
        </p>
      </div>
    );
  return (
    <div className="desk-section">
      <p className="desk-quiet">{t('actionOfWalk')}</p>
      {walkIds.map((walkId) => {
        const strongest = members.find((finding) => finding.properties.walkId === walkId);
        const name = walks.find((walk) => walk.id === walkId)?.properties.name;
        return (
          strongest !== undefined &&
          name !== undefined && (
            <p key={walkId}>
              <ButtonLink
                icon={ListPlus}
                href={`/actions?new&${queryOf({ walk: walkId, finding: strongest.id }).slice(1)}`}
              >
                {t('newActionIn', { walk: name })}
              </ButtonLink>
            </p>
          )
        );
      })}
    </div>
  );
}
