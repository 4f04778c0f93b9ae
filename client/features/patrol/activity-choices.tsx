import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type ActivityCode, activityCodes } from '../../../domain/patrol/patrol-visit.ts';

/** One tap each. */
export function ActivityChoices({
  chosen,
  onChange,
}: {
  chosen: readonly ActivityCode[];
  onChange: (chosen: readonly ActivityCode[]) => void;
}): ReactNode {
  const { t } = useTranslation('patrol');
  return (
    <fieldset className="patrol-activities">
      <legend>{t('visits.activities')}</legend>
      {activityCodes.map((code) => {
        const isChosen = chosen.includes(code);
        return (
          <button
            key={code}
            type="button"
            className="patrol-activity"
            aria-pressed={isChosen}
            onClick={() => onChange(isChosen ? chosen.filter((one) => one !== code) : [...chosen, code])}
          >
            {t(`activity.${code}`)}
          </button>
        );
      })}
    </fieldset>
  );
}
