import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { UsageError } from '../../../cli/command-context';
import { RULE_IDS } from '../../../lib/analysis/check/rules';
import { check, checkInColor, folder, HOURLY, pvc } from './run';

const GOOD = { 'a.yaml': pvc('data', HOURLY) };
const BAD = { 'a.yaml': pvc('data') };
const WARNING = { 'a.yaml': `${pvc('data', HOURLY)}---\n${pvc('data', HOURLY)}` };
const MANIFEST =
  'test/fixtures/releases/0.1.0/dist/infrastructure/controllers/kyverno/policies/volsync-nfs-inject.yaml';
const EXEMPT =
  'labels: { backup-exempt: "true" }, annotations: { volsync.backup/exempt-reason: "can be computed again" }';

describe('pvc-backup check', () => {
  it('succeeds where every volume is backed up or exempt, and lists them', async () => {
    const root = folder({ ...GOOD, 'b/c.yml': pvc('cache', EXEMPT) });
    const { code, out } = await check(root);
    expect(code).toBe(0);
    expect(out).toMatchInlineSnapshot(`
      "VOLUME     STATUS     SIZE  WHY
      app/data   protected  -     tier hourly
      app/cache  exempt     -     can be computed again

      2 volumes in 2 files: 1 protected, 1 exempt
      0 errors, 0 warnings, 0 notes
      "
    `);
  });

  it('fails where one is not, and says where and what to do', async () => {
    const root = folder(BAD);
    const { code, out } = await check(root);
    expect(code).toBe(1);
    expect(out.replaceAll(root, 'dir')).toMatchInlineSnapshot(`
      "dir/a.yaml:1  error unprotected-volume
        PVC app/data is neither backed up nor exempt
        to fix: label it backup: hourly or daily, or label it backup-exempt: "true" with a reason in annotation volsync.backup/exempt-reason

      VOLUME    STATUS       SIZE  WHY
      app/data  unprotected  -     no label backup

      1 volume in 1 file: 1 unprotected
      1 error, 0 warnings, 0 notes
      What a rule means: pvc-backup check --explain unprotected-volume
      "
    `);
  });

  it('says what the how-to shows', async () => {
    const page = readFileSync(join(__dirname, '..', '..', '..', 'docs', 'how-to', 'check-in-ci.md'), 'utf8');
    const shown = /^```text\n(.*?)^```$/ms.exec(page)?.[1];
    const claim = (name: string, size: string, metadata = '') =>
      `apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: { name: ${name}, namespace: wiki, ${metadata} }\nspec: { resources: { requests: { storage: ${size} } } }\n`;
    const text = [claim('data', '10Gi', HOURLY), claim('cache', '5Gi', EXEMPT), claim('uploads', '20Gi')].join('---\n');
    const root = folder({ 'wiki.yaml': `\n${text}` });
    expect((await check(root)).out.replaceAll(root, 'dist')).toBe(shown);
  });

  it.each([
    ['error', 0],
    ['warning', 1],
    ['note', 1],
    ['never', 0],
  ])('fails from the weight on that it is told: %s', async (severity, code) => {
    expect((await check(folder(WARNING), '--fail-on', severity)).code).toBe(code);
  });

  it('takes tiers and excluded namespaces from the config of the platform', { timeout: 60_000 }, async () => {
    const config = join(__dirname, '..', '..', '..', 'apps', 'config.ts');
    const root = folder({ 'a.yaml': pvc('data', HOURLY, 'volsync-system') });
    const { out } = await check(root, '--config', config);
    expect(out).toContain('excluded-namespace');
  });

  it('puts manifests without a namespace where it is told', async () => {
    const root = folder({ 'a.yaml': 'apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: { name: data }\n' });
    expect((await check(root, '--namespace', 'app')).out).toContain('app/data');
  });

  it('reports what it cannot read, and checks the rest', async () => {
    const root = folder({
      ...BAD,
      'broken.yaml': 'kind: PersistentVolumeClaim\nmetadata: [\n',
      'binary.yaml': Buffer.from([0, 1, 2]),
      'cycle.yaml': 'kind: PersistentVolumeClaim\nspec: &a { b: *a }\n',
      'twice.yaml': pvc('twice', `${HOURLY}, ${HOURLY}`),
      'chart/templates/pvc.yaml': 'kind: PersistentVolumeClaim\nmetadata:\n  {{- include "x" . }}\n',
      'notes.json': '{"results": [1, 2}',
    });
    const { code, out } = await check(root, '--verbose');
    expect(code).toBe(1);
    const rules = [...out.matchAll(/^(\S+) {2}\w+ ([a-z-]+)$/gm)].map(
      ([, place, rule]) => `${place?.slice(root.length + 1)} ${rule}`,
    );
    expect(rules).toEqual([
      'a.yaml:1 unprotected-volume',
      'binary.yaml unreadable-file',
      'broken.yaml:3 unreadable-file',
      'chart/templates/pvc.yaml:3 unrendered-template',
      'cycle.yaml:2 unreadable-file',
      'notes.json:1 fault-elsewhere',
      'twice.yaml:1 duplicate-key',
    ]);
    expect(out).not.toMatch(/^\s+at .*:\d+/m);
  });

  it('shows a few notes of each rule, and all when it is told to', async () => {
    const release = 'apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: { name: web }\n';
    const root = folder({ 'a.yaml': Array(7).fill(release).join('---\n') });
    expect((await check(root)).out).toContain('and 4 more: --verbose shows them');
    expect((await check(root, '--verbose')).out.match(/note unrendered-source/g)).toHaveLength(7);
  });

  it('leaves the table out when it is told to', async () => {
    expect((await check(folder(GOOD), '--no-list')).out).not.toContain('VOLUME');
  });

  it('colours what it says where there are colours, and nothing else changes', async () => {
    const root = folder(BAD);
    const { out } = await checkInColor(root);
    expect(out).toContain('\u001b[31m');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what colours are made of
    expect(out.replaceAll(/\u001b\[\d+m/g, '')).toBe((await check(root)).out);
  });

  it('refuses files without any object: nothing in them could be checked', async () => {
    await expect(check(folder({ 'a.yaml': 'a: 1\n', 'b.json': '{"results": []}' }))).rejects.toThrow(
      /there is no Kubernetes object in it, so nothing can be checked; name files/,
    );
    await expect(check(folder({ 'a.yaml': 'kind: Secret\n{{ include "x" . }}\n' }))).rejects.toThrow(
      /no Kubernetes object.*render the templates first/,
    );
    const some = folder({ 'a.yaml': '# nothing\n', 'b.yaml': 'apiVersion: v1\nkind: ConfigMap\n' });
    expect((await check(some)).code).toBe(0);
  });

  it.each([
    ['Error: chart not found\n', 2, /<stdin>: there is no Kubernetes object in it.*see what the command before it/],
    ['Error: template: a: b\n', 2, /<stdin>: there is no Kubernetes object in it/],
    ['', 1, /the standard input is empty/],
    ['{ "kind": "List", "items": [] }', 0, /0 volumes/],
    [
      JSON.stringify([{ apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata: { name: 'a' } }]),
      1,
      /PVC \?\/a is neither/,
    ],
  ])('reads what another command prints: %j gives %i', { timeout: 60_000 }, (input, code, says) => {
    const root = join(__dirname, '..', '..', '..');
    const args = ['--import', 'tsx', join(root, 'cli', 'main.ts'), 'check', '-'];
    // A file that is right must not hide that nothing came.
    const { status, stdout, stderr } = spawnSync(process.execPath, [...args, join(root, MANIFEST)], {
      cwd: root,
      input,
    });
    expect(`${stdout}${stderr}`).toMatch(says);
    expect(status).toBe(code);
  });

  it.each(RULE_IDS)('explains the rule %s', async (rule) => {
    const { out } = await check('--explain', rule);
    expect(out).toContain(`## ${rule}\n`);
    expect(out).toContain('**What to do.**');
  });

  it.each([
    [['nowhere.yaml'], /nowhere\.yaml: there is no such file/],
    [['docs/how-to'], /there are no manifests/],
    [['.', '--write-baseline'], /--baseline <file>/],
    [[MANIFEST, '--baseline', 'nowhere.json'], /there is no such baseline/],
    [[MANIFEST, '--baseline', 'package.json'], /this is no baseline/],
    [['--explain', 'unprotected'], /--explain unprotected: there is no such rule; there are unprotected-volume, /],
    [[MANIFEST, '--config', 'nowhere.ts'], /there is no such file/],
    [[MANIFEST, '--since', 'no-such-commit'], /no such commit/],
    [[MANIFEST, '--since', '--output=x'], /no such commit/],
    [['-', '--since', 'HEAD'], /the standard input has no earlier state/],
  ])('refuses %j', async (args, message) => {
    const thrown = await check(...args).catch((error: unknown) => error);
    expect(thrown).toBeInstanceOf(UsageError);
    expect((thrown as Error).message).toMatch(message);
  });
});

describe('the report for programs', () => {
  it('holds volumes, findings and how many there are', async () => {
    const root = folder({ ...BAD, 'b.yaml': pvc('other', HOURLY) });
    const { out } = await check(root, '--json');
    expect((await check(root, '--format', 'json')).out).toBe(out);
    expect(JSON.parse(out)).toMatchObject({
      version: 1,
      summary: {
        files: 2,
        volumes: { protected: 1, unprotected: 1 },
        findings: { error: 1, warning: 0, note: 0 },
        baseline: { known: 0, outdated: 0 },
      },
      volumes: [
        { name: 'data', namespace: 'app', status: 'unprotected', file: join(root, 'a.yaml'), line: 1 },
        { name: 'other', namespace: 'app', status: 'protected', tier: 'hourly' },
      ],
      findings: [
        {
          rule: 'unprotected-volume',
          severity: 'error',
          subject: 'PersistentVolumeClaim app/data',
          file: join(root, 'a.yaml'),
          line: 1,
          isKnown: false,
          docs: 'docs/reference/check-rules.md#unprotected-volume',
        },
      ],
    });
  });
});

describe('the baseline', () => {
  it('lets known findings pass, and fails on new ones', async () => {
    const root = folder(BAD);
    const baseline = join(root, 'known.txt');
    const written = await check(root, '--baseline', baseline, '--write-baseline');
    expect(written).toMatchObject({ code: undefined, out: '' });
    expect(written.err).toContain('1 finding written');
    const known = await check(root, '--baseline', baseline);
    expect(known.code).toBe(0);
    expect(known.out).toContain('0 errors, 0 warnings, 0 notes; 1 in the baseline');
    expect(known.out).not.toContain('unprotected-volume');

    const more = folder({ ...BAD, 'b.yaml': pvc('other') });
    const { code, out } = await check(more, '--baseline', baseline);
    expect(code).toBe(1);
    expect(out).toContain('PVC app/other is neither backed up nor exempt');
    expect(out).not.toContain('PVC app/data is not');
  });

  it('never holds a file that cannot be read: whatever comes to stand in it would not be checked', async () => {
    const broken = folder({ 'a.yaml': 'kind: PersistentVolumeClaim\nmetadata: {name: a\n' });
    const baseline = join(broken, 'known.txt');
    await expect(check(broken, '--baseline', baseline, '--write-baseline')).rejects.toThrow(
      /a\.yaml cannot be read.*mend it first/,
    );
    const { fingerprint } = JSON.parse((await check(broken, '--json')).out).findings[0];
    const findings = [{ rule: 'unreadable-file', subject: 'file a.yaml', fingerprint }];
    writeFileSync(baseline, JSON.stringify({ version: 1, findings }));
    expect((await check(broken, '--baseline', baseline)).code).toBe(1);
  });

  it('depends neither on lines nor on files', async () => {
    const baseline = join(folder({}), 'known.txt');
    await check(folder(BAD), '--baseline', baseline, '--write-baseline');
    const moved = folder({ 'deeper/z.yaml': `# more\n\n---\n${pvc('first', HOURLY)}---\n${pvc('data')}` });
    expect((await check(moved, '--baseline', baseline)).code).toBe(0);
  });

  it('tells two findings of one rule about one object apart', async () => {
    const twice = { 'a.yaml': [1, 2, 3].map(() => pvc('data', HOURLY)).join('---\n') };
    const baseline = join(folder({}), 'known.txt');
    await check(folder(WARNING), '--baseline', baseline, '--write-baseline');
    const { out, code } = await check(folder(twice), '--baseline', baseline);
    expect(code).toBe(1);
    expect(out).toContain('1 warning, 0 notes; 1 in the baseline');
  });

  it('is told when it holds what is mended', async () => {
    const baseline = join(folder({}), 'known.txt');
    await check(folder(BAD), '--baseline', baseline, '--write-baseline');
    const { code, out } = await check(folder(GOOD), '--baseline', baseline);
    expect(code).toBe(0);
    expect(out).toContain('1 finding of the baseline gone: --write-baseline takes them out');
  });

  it('holds no notes, and is the same however the files are ordered', async () => {
    const release = 'apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: { name: web }\n';
    const [one, two] = [join(folder({}), 'one.txt'), join(folder({}), 'two.txt')];
    await check(
      folder({ 'a.yaml': pvc('a'), 'b.yaml': `${pvc('b')}---\n${release}` }),
      '--baseline',
      one,
      '--write-baseline',
    );
    await check(folder({ 'a.yaml': pvc('b'), 'b.yaml': pvc('a') }), '--baseline', two, '--write-baseline');
    const text = readFileSync(one, 'utf8');
    expect(text).toBe(readFileSync(two, 'utf8'));
    expect(JSON.parse(text).findings.map(({ subject }: { subject: string }) => subject)).toEqual([
      'PersistentVolumeClaim app/a',
      'PersistentVolumeClaim app/b',
    ]);
  });
});
