import { problem } from '../problem.ts';
import { type KeptRecord, type RuleContext, refuse } from './rule.ts';

/**
 * A mark by somebody of the survey before the walk is one of the survey, whatever it claims. Marks may arrive late,
 * but must have been made before the survey closed.
 */
export function surveyed(finding: KeptRecord<'finding'>, context: RuleContext): KeptRecord<'finding'> {
  const { participantId, recordedAt, walkId } = finding.feature.properties;
  const person = context.record(participantId);
  if (person?.kind !== 'participant' || person.feature.properties.source !== 'presurvey') return finding;
  const walk = context.record(walkId);
  const survey = walk?.kind === 'walk' ? walk.feature.properties.survey : null;
  if (survey !== null && Date.parse(recordedAt) > Date.parse(survey.closesAt))
    refuse(
      problem('survey-closed', {
        detail: `the survey closed at ${survey.closesAt}`,
        action: 'Come along on the walk, and mark the place there.',
        errors: [{ pointer: '/finding/properties/recordedAt', detail: 'is after the survey closed' }],
      }),
    );
  const properties = { ...finding.feature.properties, source: 'presurvey' as const };
  return { ...finding, feature: { ...finding.feature, properties } };
}

/** Stops are rated on the walk, by those who stand there. */
export function refuseSurveyRating(participant: KeptRecord<'participant'>): void {
  if (participant.feature.properties.source !== 'presurvey') return;
  refuse(
    problem('not-allowed', {
      detail: 'stops are rated on the walk, not in the survey before it',
      action: 'Join the walk with its code.',
    }),
  );
}
