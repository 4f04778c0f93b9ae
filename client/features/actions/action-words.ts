import { useTranslation } from 'react-i18next';
import { formatDate } from '../../i18n/format.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';
import type { ActionView } from '../../state/action-queries.ts';
import type { ActionField } from './action-changes.ts';

type Properties = ActionView['properties'];

/** The name of a field and what it says of an action, both in words; an empty text where nothing is said. */
export function useActionWords() {
  const { t } = useTranslation('actions');
  const names: Readonly<Record<ActionField, string>> = {
    title: t('form.titleLabel'),
    cause: t('form.cause'),
    type: t('form.type'),
    assetOwner: t('form.assetOwner'),
    responsible: t('form.responsible'),
    decision: t('form.decision'),
    reason: t('form.reason'),
    horizon: t('form.horizon'),
    season: t('form.season'),
    deadline: t('form.deadline'),
    costBand: t('form.cost'),
    externalReference: t('form.reference'),
    findingIds: t('form.problem'),
    areaId: t('form.problem'),
    geometry: t('view.map'),
  };
  return {
    nameOf: (field: ActionField): string => names[field],
    textOf(properties: Properties, field: Exclude<ActionField, 'geometry'>): string {
      const { decision, horizon, season, deadline, costBand } = properties;
      if (field === 'type') return t(`type.${properties.type}`);
      if (field === 'decision') return decision === null ? '' : t(`decided.${decision}`);
      if (field === 'horizon') return horizon === null ? '' : t(`horizon.${horizon}`);
      if (field === 'season') return season === null ? '' : t(`season.${season}`);
      if (field === 'deadline') return deadline === null ? '' : formatDate(deadline, currentLanguage());
      if (field === 'costBand') return costBand === null ? '' : t(`cost.${costBand}`);
      if (field === 'findingIds') return String(properties.findingIds.length);
      return properties[field] ?? '';
    },
  };
}
