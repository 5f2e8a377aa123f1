import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBinary } from '../../tools/engine-build';
import { objectSchemas } from '../schemas';

/** What kubeconform says about one object. */
interface Finding {
  readonly filename: string;
  readonly kind: string;
  readonly name: string;
  readonly version: string;
  readonly status: 'statusValid' | 'statusInvalid' | 'statusError' | 'statusSkipped' | 'statusEmpty';
  readonly msg: string;
}

export interface Report {
  readonly resources: readonly Finding[];
  readonly summary: {
    readonly valid: number;
    readonly invalid: number;
    readonly errors: number;
    readonly skipped: number;
  };
}

/**
 * Runs `kubeconform -strict` with the schemas of the other judge, so that two programs that share nothing but these say
 * the same. It sees files and folders below `cwd`, nothing of the network, and no kind is left out.
 */
export function runKubeconform(cwd: string, targets: readonly string[]): Report {
  const directory = mkdtempSync(join(tmpdir(), 'kubeconform-schemas-'));
  try {
    for (const { apiVersion, kind, schema } of objectSchemas) {
      const [group, version = group] = apiVersion.split('/') as [string, string?];
      mkdirSync(join(directory, group), { recursive: true });
      writeFileSync(join(directory, group, `${kind.toLowerCase()}_${version}.json`), JSON.stringify(schema));
    }
    // For the core group, kubeconform's {{.Group}} is the version.
    const location = join(directory, '{{.Group}}', '{{.ResourceKind}}_{{.ResourceAPIVersion}}.json');
    const options = ['-strict', '-summary', '-verbose', '-output', 'json', '-schema-location', location];
    const { stdout, stderr, error } = spawnSync(ensureBinary('kubeconform'), [...options, ...targets], {
      cwd,
      encoding: 'utf8',
    });
    if (error !== undefined) throw error;
    if (!stdout.startsWith('{')) throw new Error(`kubeconform gave no report: ${stderr}${stdout}`);
    return JSON.parse(stdout);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
