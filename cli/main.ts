#!/usr/bin/env node
import { CommanderError } from 'commander';
import { ConfigError } from '../lib';
import { EXIT, UsageError } from './command-context';
import { pvcBackup } from './program';
import { processTerminal } from './terminal';

// By the package's own name: the file stands elsewhere for the sources than for what is compiled from them.
const { version } = require('cdk8s-pvc-backup/package.json') as { version: string };

const terminal = processTerminal();

// Whoever reads the output may have seen enough: `pvc-backup check | head`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

/** What a failure says, and the exit code that it gives. A stack trace is for what should never happen. */
function fail(error: unknown): void {
  if (error instanceof CommanderError) {
    // Commander has printed what is wrong, or the help that was asked for.
    process.exitCode = error.exitCode === 0 ? EXIT.ok : EXIT.usage;
  } else if (error instanceof ConfigError) {
    terminal.err(error.message);
    process.exitCode = EXIT.findings;
  } else if (error instanceof UsageError) {
    terminal.err(`pvc-backup: ${error.message}`);
    process.exitCode = EXIT.usage;
  } else {
    terminal.err(`pvc-backup: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    process.exitCode = EXIT.usage;
  }
}

const context = {
  terminal,
  exitWith: (code: number) => {
    process.exitCode = code;
  },
};
pvcBackup(version, context).parseAsync().catch(fail);
