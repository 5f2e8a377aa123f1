import { styleText } from 'node:util';

/** Where a command writes. Results go to `out`, everything about how it gets there to `err`. */
export interface Terminal {
  /** Writes text that is the result, as it is. */
  out(text: string): void;
  /** Writes a line for the person who waits: errors, warnings, what was written where. */
  err(line: string): void;
  /** Shows how far long work is. Silent unless a person looks at a terminal. */
  progress(line: string): void;
  /** Colours text that goes to `out`, where that is a terminal and `NO_COLOR` is not set. */
  style(format: Parameters<typeof styleText>[0], text: string): string;
}

/** The terminal of this process. */
export function processTerminal(): Terminal {
  const { stdout, stderr } = process;
  const hasColors = stdout.isTTY === true && stdout.hasColors() && !process.env.NO_COLOR;
  let hasProgress = false;
  const clear = () => {
    if (hasProgress) stderr.write('\r\u001b[K');
    hasProgress = false;
  };
  return {
    out: (text) => {
      clear();
      stdout.write(text);
    },
    err: (line) => {
      clear();
      stderr.write(`${line}\n`);
    },
    progress: (line) => {
      if (stderr.isTTY !== true) return;
      clear();
      stderr.write(line.slice(0, Math.max((stderr.columns ?? 80) - 1, 0)));
      hasProgress = true;
    },
    style: (format, text) => (hasColors ? styleText(format, text) : text),
  };
}
