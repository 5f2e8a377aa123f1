/** A line of a runbook that only does something where pods run: it ends in one of these. */
const MARKS = /# (needs a running pod|waits for VolSync)$/;

const BLOCK = /^( *)```bash\n(.*?)^ *```$/gms;

/** The bash blocks of a page, without the indentation of a list. */
export function bashBlocks(page: string): string[] {
  return [...page.matchAll(BLOCK)].map(([, indent = '', text = '']) =>
    text
      .split('\n')
      .map((line) => line.replace(indent, ''))
      .join('\n'),
  );
}

/** A block without the lines that need pods. */
export function withoutPods(block: string): string {
  return block
    .split('\n')
    .filter((line) => !MARKS.test(line))
    .join('\n');
}

/** Every call of kubectl in a block, up to the end of the line. */
export function kubectlCalls(block: string): string[] {
  return block.split('\n').flatMap((line) => [...line.matchAll(/kubectl .*/g)].map(([call]) => call));
}

/** The words of a call: the verb, and the long and short options. */
export function takeApart(call: string): { verb: string; options: string[] } {
  const words = call.match(/(?:[^\s'"]|'[^']*'|"[^"]*")+/g) ?? [];
  const inPod = [...words].indexOf('--');
  const own = words.slice(1, inPod === -1 ? undefined : inPod);
  const ends = own.findIndex((word) => /^([|>#&]|\|\||;)/.test(word) || word.endsWith(')'));
  const ours = ends === -1 ? own : own.slice(0, ends + 1);
  return {
    verb: ours[0] ?? '',
    options: ours.filter((word) => /^--?[A-Za-z]/.test(word)).map((word) => word.replace(/[=)].*$/s, '')),
  };
}
