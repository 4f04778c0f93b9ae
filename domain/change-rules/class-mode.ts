import { problem } from '../problem.ts';
import { type RuleContext, refuse } from './rule.ts';

/** A class of minors walks without words on people's behaviour: closed categories only. */
export function refuseClassWords(
  walkId: string,
  mark: { category: string; text: string | null; suggestion: string | null },
  context: RuleContext,
  pointer: string,
): void {
  const walk = context.record(walkId);
  if (walk?.kind !== 'walk' || walk.feature.properties.mode !== 'class') return;
  const isBehaviour = context.catalogue.find(mark.category)?.branch === 'behaviour';
  if (!isBehaviour || (mark.text === null && mark.suggestion === null)) return;
  refuse(
    problem('class-mode', {
      detail: 'in a class no words are taken on behaviour',
      action: 'Send the mark without text, and speak to the walk leader.',
      errors: [{ pointer, detail: 'must be empty in a class' }],
    }),
  );
}

/** A class of minors takes no photos. */
export function refuseClassPhoto(walkId: string, context: RuleContext): void {
  const walk = context.record(walkId);
  if (walk?.kind !== 'walk' || walk.feature.properties.mode !== 'class') return;
  refuse(
    problem('class-mode', {
      detail: 'in a class no photos are taken',
      action: 'Send the mark without a photo.',
    }),
  );
}
