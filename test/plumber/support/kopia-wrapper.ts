import { chmodSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBinary } from '../../../tools/engine-build';

/** Stands between pvc-plumber and the real Kopia: counts, and does what a test wants in its place. */
export class KopiaWrapper {
  readonly path: string;
  private readonly calls: string;
  private readonly script: string;

  constructor(directory: string) {
    this.path = join(directory, 'kopia');
    this.calls = join(directory, 'calls');
    this.script = join(directory, 'instead');
    const lines = [
      '#!/bin/sh',
      `KOPIA='${ensureBinary('kopia')}'`,
      `echo "$@" >> '${this.calls}'`,
      `if [ -e '${this.script}' ]; then . '${this.script}'; fi`,
      'exec "$KOPIA" "$@"',
    ];
    writeFileSync(this.path, `${lines.join('\n')}\n`);
    chmodSync(this.path, 0o755);
  }

  /** Shell that runs first; the real Kopia, `"$KOPIA" "$@"`, follows unless it exits. */
  first(script: string): void {
    writeFileSync(this.script, script);
  }

  /** Lets the real Kopia do it again. */
  restore(): void {
    rmSync(this.script, { force: true });
  }

  /** The arguments of each process that was started. */
  get started(): string[] {
    return existsSync(this.calls) ? readFileSync(this.calls, 'utf8').trimEnd().split('\n') : [];
  }
}
