import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { ROOT } from './support/tarball';

test('the reference says what the types say', () => {
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', 'tools/generate-reference.ts', '--check'],
    {
      cwd: ROOT,
      encoding: 'utf8',
    },
  );
  expect(stderr).toBe('');
  expect(status).toBe(0);
});
