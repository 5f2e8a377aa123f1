import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { describeContract, describeUnusable } from './contract/contract';
import { KopiaRepository } from './support/kopia-repository';
import { PlumberProcess } from './support/plumber-process';

const directory = mkdtempSync(join(tmpdir(), 'plumber-contract-'));
let plumber: PlumberProcess | undefined;

beforeAll(async () => {
  const repository = await KopiaRepository.create(directory);
  await repository.backUp('my-app', 'my-data');
  await repository.backUpNothing('my-app', 'emptied');
  const { path, uniqueId } = repository;
  plumber = await PlumberProcess.start({ directory: join(directory, 'pod'), repositoryPath: path, uniqueId });
  await plumber.untilReady();
});

afterAll(async () => {
  await plumber?.kill();
  rmSync(directory, { recursive: true });
});

describeContract(() => ({
  url: plumber?.url ?? '',
  withBackup: { namespace: 'my-app', pvc: 'my-data' },
  withoutBackup: { namespace: 'my-app', pvc: 'other' },
}));

describeUnusable(() => ({ url: plumber?.url ?? '', unusable: { namespace: 'my-app', pvc: 'emptied' } }));
