import { useQuery } from '@tanstack/react-query';
import { Copy } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatTime } from '../../i18n/format.ts';
import { staffLanguage, staffLanguages } from '../../i18n/languages.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';
import { templatesQuery } from '../../state/process-queries.ts';
import type { WalkView } from '../../state/record-views.ts';
import { showToast } from '../../state/toast.ts';
import { Button } from '../../ui/button.tsx';
import { Segmented } from '../../ui/segmented.tsx';

type Language = (typeof staffLanguages)[number];

/** The words of the invitation that stand around the template's own, in the language of the invitation. */
const frames = {
  sv: {
    name: 'Svenska',
    meetings: ['Möte 1, förmöte', 'Möte 2, vandringen', 'Möte 3, återkoppling'],
    survey: 'Markera redan nu var det känns otryggt eller bra',
    access: 'Tillgänglighet',
  },
  en: {
    name: 'English',
    meetings: ['Meeting 1, first meeting', 'Meeting 2, the walk', 'Meeting 3, feedback'],
    survey: 'Mark already now where it feels unsafe or good',
    access: 'Accessibility',
  },
} as const satisfies Record<Language, object>;

function invitationText(walk: WalkView, language: Language, body: string | undefined): string {
  const { properties } = walk;
  const words = frames[language];
  const meetings = [
    [properties.firstMeetingAt, properties.firstMeetingPlace],
    [properties.plannedStartAt, properties.meetingPoint],
    [properties.thirdMeetingAt, properties.thirdMeetingPlace],
  ] as const;
  const dated = meetings.flatMap(([at, place], index) =>
    at === null
      ? []
      : [
          `${words.meetings[index]}: ${formatTime(at, language, new Date(0))}${place === null ? '' : `, ${place}`}`,
        ],
  );
  const { surveyCode, survey, accessibilityNote } = properties;
  const parts = [
    properties.name,
    body,
    properties.purpose,
    dated.join('\n'),
    survey === null || surveyCode === undefined || surveyCode === null
      ? undefined
      : `${words.survey}: ${window.location.origin}/j/${surveyCode}`,
    accessibilityNote === null ? undefined : `${words.access}: ${accessibilityNote}`,
  ];
  return parts.filter((part) => part !== undefined && part !== null && part !== '').join('\n\n');
}

/** The invitation as text to paste into a letter, a notice or a message. Made anew from the walk each time. */
export function WalkInvitation({ walk }: { walk: WalkView }): ReactNode {
  const { t } = useTranslation(['plan', 'walks']);
  const [language, setLanguage] = useState<Language>(staffLanguage(currentLanguage()));
  const templates = useQuery(templatesQuery);
  const { template } = walk.properties;
  const used = templates.data?.find(
    (one) => one.template.id === template?.id && one.template.version === template.version,
  );
  const text = invitationText(walk, language, used?.template.texts.invitation[language]);
  const copy = (): void => {
    navigator.clipboard.writeText(text).then(
      () => showToast(t('plan:invitation.copied')),
      () => showToast(t('plan:invitation.copyFailed')),
    );
  };
  return (
    <details className="desk-section walk-fold">
      <summary>
        <h2>{t('plan:invitation.title')}</h2>
      </summary>
      <div className="walk-fold-body">
        <Segmented
          legend={t('plan:invitation.language')}
          options={staffLanguages.map((value) => ({ value, label: frames[value].name, lang: value }))}
          value={language}
          onChange={setLanguage}
        />
        <p className="walk-text" lang={language}>
          {text}
        </p>
        <p>
          <Button icon={Copy} onClick={copy}>
            {t('plan:invitation.copy')}
          </Button>
        </p>
      </div>
    </details>
  );
}
