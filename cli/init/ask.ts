import { createInterface, type Interface } from 'node:readline';
import { describeProblem } from '../../lib/validation/problem';
import { UsageError } from '../command-context';
import { type Answers, QUESTIONS, type Question } from './answers';
import { checkAnswers } from './check-answers';

/** Where questions are asked: `process.stdin` and `process.stderr`, as standard output is for results. */
export interface Dialogue {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
}

/**
 * Asks for everything that is not known yet, and again where an answer is wrong. An empty answer takes what stands in
 * brackets.
 *
 * @throws UsageError when the input ends before all is answered
 */
export async function askFor(known: Partial<Answers>, { input, output }: Dialogue): Promise<Partial<Answers>> {
  const terminal = createInterface({ input, output });
  // Made at once: an iterator keeps the lines that come before their question, as when several are pasted.
  const lines = terminal[Symbol.asyncIterator]();
  const answers: { -readonly [key in keyof Answers]?: string } = { ...known };
  try {
    for (const question of QUESTIONS.filter(({ key }) => known[key] === undefined)) {
      for (;;) {
        const answer = await ask(terminal, lines, question);
        answers[question.key] = answer === '' ? question.fallback : answer;
        const problem = checkAnswers(answers).find(({ field }) => field === question.flag);
        if (problem === undefined) break;
        output.write(`  ${describeProblem(problem)}\n`);
      }
    }
  } finally {
    terminal.close();
  }
  return answers;
}

async function ask(terminal: Interface, lines: AsyncIterator<string>, { text, fallback }: Question): Promise<string> {
  terminal.setPrompt(`${text}${fallback ? ` [${fallback}]` : ''}: `);
  terminal.prompt();
  const { value, done } = await lines.next();
  if (done === true) throw new UsageError('the questions were not answered; nothing was written');
  return value.trim();
}
