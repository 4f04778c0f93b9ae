import type { incidentDatasets } from './incident-datasets.ts';
import { contentOf } from './incident-datasets.ts';
import { latestAnswers } from './latest-answers.ts';
import type { IncidentCounts, IncidentFilters, IncidentStore } from './storage/incident-store.ts';

/** So many answers are kept: those that people go back and forth between. */
const answersAtMost = 100;

/** The counts of as many questions as were asked last, as long as the data sets are the same. */
export function rememberCounts(store: Pick<IncidentStore, 'incidentCounts'>) {
  const answers = latestAnswers<Promise<IncidentCounts>>(answersAtMost);
  return (
    filters: IncidentFilters,
    datasets: Awaited<ReturnType<typeof incidentDatasets>>,
  ): Promise<IncidentCounts> => {
    const question = JSON.stringify([filters, contentOf(datasets)]);
    const known = answers.find(question);
    if (known !== undefined) return known;
    const answer = store.incidentCounts(filters);
    answers.keep(question, answer);
    answer.catch(() => answers.forget(question));
    return answer;
  };
}
