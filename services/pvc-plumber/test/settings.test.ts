import { describe, expect, test } from 'vitest';
import { readSettings } from '../src/settings';

const REQUIRED = { BACKEND_TYPE: 'kopia-fs', KOPIA_PASSWORD: 'geheim' };

describe('settings', () => {
  test('have the defaults of the published service', () => {
    expect(readSettings(REQUIRED)).toMatchObject({
      port: 8080,
      logLevel: 'info',
      answerTimeout: 3000,
      cacheTtl: 60_000,
      refreshInterval: 90_000,
      repositoryPath: '/repository',
      repositoryId: undefined,
      kopia: 'kopia',
    });
  });

  test('are read from the same variables', () => {
    const settings = readSettings({
      ...REQUIRED,
      PORT: '9090',
      LOG_LEVEL: 'WARN',
      HTTP_TIMEOUT: '2500ms',
      CACHE_TTL: '5m',
      RE_WARM_INTERVAL: '0',
      KOPIA_REPOSITORY_PATH: '/mnt/repository',
      KOPIA_REPOSITORY_UNIQUE_ID: 'ab'.repeat(32),
      KOPIA_CONFIG_PATH: '/scratch/repository.config',
      HOME: '/scratch',
      USER: 'somebody',
    });
    expect(settings).toMatchObject({
      port: 9090,
      logLevel: 'warn',
      answerTimeout: 2500,
      cacheTtl: 300_000,
      refreshInterval: 0,
      repositoryPath: '/mnt/repository',
      repositoryId: 'ab'.repeat(32),
      configFile: '/scratch/repository.config',
      memoryFile: '/scratch/known-sources.json',
    });
    expect(settings.kopiaEnvironment).toMatchObject({ HOME: '/scratch', USER: 'somebody', LOGNAME: 'somebody' });
  });

  test('an empty variable counts as one that is not set', () => {
    expect(readSettings({ ...REQUIRED, PORT: '', HTTP_TIMEOUT: '' })).toMatchObject({
      port: 8080,
      answerTimeout: 3000,
    });
  });

  test('I16: all that is wrong is said at once', () => {
    const wrong = {
      BACKEND_TYPE: 's3',
      PORT: '70000',
      LOG_LEVEL: 'loud',
      HTTP_TIMEOUT: '0',
      CACHE_TTL: 'long',
      RE_WARM_INTERVAL: '-1s',
      LISTING_TIMEOUT: '1',
      SHUTDOWN_DELAY: 'x',
      KOPIA_REPOSITORY_PATH: 'repository',
      KOPIA_CONFIG_PATH: 'repository.config',
      KOPIA_REPOSITORY_UNIQUE_ID: 'AB',
      HOME: '.',
    };
    const read = () => readSettings(wrong);
    for (const name of [...Object.keys(wrong), 'KOPIA_PASSWORD']) expect(read).toThrow(`\n  - ${name}: got `);
  });

  test('I15: the password is in no message, and Kopia gets no other variable than it needs', () => {
    expect(() => readSettings({ KOPIA_PASSWORD: 'geheim' })).toThrow(/^(?!.*geheim)/s);
    const { kopiaEnvironment } = readSettings({ ...REQUIRED, KOPIA_IGNORE_MALFORMED_MANIFEST_CONTENTS: 'true' });
    expect(Object.keys(kopiaEnvironment).sort()).toEqual(['HOME', 'LOGNAME', 'PATH', 'USER']);
  });
});
