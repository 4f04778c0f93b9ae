/** Answers that were needed last, by the text of their question; the one that was needed longest ago goes first. */
export interface LatestAnswers<Answer> {
  find(question: string): Answer | undefined;
  keep(question: string, answer: Answer): void;
  forget(question: string): void;
}

export function latestAnswers<Answer>(atMost: number): LatestAnswers<Answer> {
  const answers = new Map<string, Answer>();
  function keep(question: string, answer: Answer): void {
    answers.delete(question);
    answers.set(question, answer);
    const [oldest] = answers.keys();
    if (answers.size > atMost && oldest !== undefined) answers.delete(oldest);
  }
  return {
    find(question) {
      const answer = answers.get(question);
      if (answer !== undefined) keep(question, answer);
      return answer;
    },
    keep,
    forget: (question) => answers.delete(question),
  };
}
