import { QueryClient } from '@tanstack/react-query';
import { ProblemAnswer } from '../api.ts';

/** A refusal will be one again; only what got no answer is asked anew, at most twice. */
const mayHelp = (failures: number, fault: Error): boolean =>
  failures < 2 && !(fault instanceof ProblemAnswer);

/** What the staff's screens have read; it outlives each screen, so that going back shows the list at once. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { retry: mayHelp, refetchOnWindowFocus: false },
    // Without network it is tried all the same, and the form says that there is no contact. Put off, it would wait without
    // a word and be sent when nobody expects it any more.
    mutations: { networkMode: 'always' },
  },
});
