import type { ParticipantView } from '../../state/record-views.ts';
import type { FindingView } from '../../state/wire.ts';

interface OfWalk {
  participants: readonly ParticipantView[];
  findings: readonly FindingView[];
}

/** What was seen on the walk itself, by those who walked: nobody and nothing of the survey before it. */
export function withoutSurvey<Views extends OfWalk>(views: Views): Views {
  const surveyed = new Set(
    views.participants.filter(({ properties: { source } }) => source === 'presurvey').map(({ id }) => id),
  );
  if (surveyed.size === 0) return views;
  return {
    ...views,
    participants: views.participants.filter(({ id }) => !surveyed.has(id)),
    findings: views.findings.filter(({ properties }) => !surveyed.has(properties.participantId)),
  };
}
