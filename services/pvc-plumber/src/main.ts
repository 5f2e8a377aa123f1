import pino from 'pino';
import packageJson from '../package.json';
import { startService } from './service';
import { readSettings, type Settings } from './settings';

function settingsOrExit(): Settings {
  try {
    return readSettings(process.env);
  } catch (error) {
    console.error((error as Error).message);
    process.exit(1);
  }
}

async function main(): Promise<void> {
  const settings = settingsOrExit();
  const log = pino(
    {
      level: settings.logLevel,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (level) => ({ level }) },
    },
    pino.destination({ fd: 1, sync: true }),
  );
  const service = await startService(settings, log, packageJson.version);
  const stop = (signal: NodeJS.Signals): void => {
    log.info({ signal }, 'stopping');
    void service.stop().then(() => process.exit(0));
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exit(1);
});
