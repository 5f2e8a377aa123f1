import { App, Chart, Size } from 'cdk8s';
import { describe, expect, test } from 'vitest';
import { BackedUpPvc, type ChartFiles, ConfigError, type Plan, platformFiles } from '../../lib';
import { type Manifest } from '../../lib/kubernetes/manifest';
import { place } from '../../lib/kubernetes/place';
import { renderFiles } from '../../lib/output/render';
import { minimalPlan } from '../support/config';
import { installPlan } from '../support/constructs';
import { only } from '../support/manifests';

const APPLICATIONS = 'infrastructure/controllers/argocd/applications.yaml';

/** A chart with one protected PVC, in as many files as there are names. */
function apps(...files: string[]): ChartFiles {
  return Object.fromEntries(
    files.map((file, index) => {
      const chart = new Chart(new App(), 'app');
      const metadata = { name: `data-${index}`, namespace: 'notes' };
      new BackedUpPvc(chart, 'Data', { metadata, tier: 'hourly', storage: Size.gibibytes(1) });
      return [file, chart];
    }),
  );
}

function argocdObjects(plan: Plan, own: ChartFiles): Manifest[] {
  return platformFiles(plan, own)[APPLICATIONS]?.toJson() ?? [];
}

describe('apps beside the platform', () => {
  test('change no file of the platform but the one that says what Argo CD applies', () => {
    const without = renderFiles(platformFiles(installPlan));
    const beside = renderFiles(platformFiles(installPlan, apps('apps/notes/notes.yaml')));
    const changed = Object.keys(beside).filter((file) => beside[file]?.text !== without[file]?.text);
    expect(changed.sort()).toEqual(['apps/notes/notes.yaml', APPLICATIONS]);
  });

  test('have an Application for each folder, of its name, in the wave of what may create PVCs', () => {
    const own = apps('apps/notes/notes.yaml', 'apps/notes/more.yaml', 'apps/photos/photos.yaml');
    const objects = argocdObjects(installPlan, own);
    for (const name of ['notes', 'photos']) {
      expect(only(objects, 'Application', name)).toMatchObject({
        metadata: { annotations: { 'argocd.argoproj.io/sync-wave': '6' } },
        spec: { source: { path: `dist/apps/${name}` } },
      });
    }
  });

  test('keep their objects when their folder goes', () => {
    const application = only(argocdObjects(installPlan, apps('apps/notes/notes.yaml')), 'Application', 'notes');
    expect(application.metadata).not.toHaveProperty('finalizers');
  });

  test('are among what the project of the folders allows', () => {
    const project = only(argocdObjects(installPlan, apps('apps/notes/notes.yaml')), 'AppProject', 'backup-platform');
    const { destinations, namespaceResourceWhitelist } = project.spec as Record<string, unknown[]>;
    expect(destinations).toContainEqual({ server: 'https://kubernetes.default.svc', namespace: 'notes' });
    expect(namespaceResourceWhitelist).toContainEqual({ group: '', kind: 'PersistentVolumeClaim' });
  });

  test('may hold cluster-scoped kinds of Kubernetes itself', () => {
    const chart = new Chart(new App(), 'app');
    place(chart, 'Class', { apiVersion: 'scheduling.k8s.io/v1', kind: 'PriorityClass', metadata: { name: 'high' } });
    const own = { 'apps/notes/notes.yaml': chart };
    expect(Object.keys(renderFiles(platformFiles(installPlan, own)))).toContain('apps/notes/notes.yaml');
    const project = only(argocdObjects(installPlan, own), 'AppProject', 'backup-platform');
    expect(project).toHaveProperty(
      'spec.clusterResourceWhitelist',
      expect.arrayContaining([{ group: 'scheduling.k8s.io', kind: 'PriorityClass' }]),
    );
  });

  test('are rendered without Argo CD too', () => {
    expect(Object.keys(renderFiles(platformFiles(minimalPlan, apps('apps/notes/notes.yaml'))))).toContain(
      'apps/notes/notes.yaml',
    );
  });
});

describe('I16: an app that cannot stand beside the platform is refused', () => {
  test.each([
    ['in no folder', 'notes.yaml', 'place the file in a folder of its own'],
    ['outside of dist/', '../notes/notes.yaml', 'place the file in a folder of its own'],
    ['of another kind than YAML', 'apps/notes/notes.txt', 'place the file in a folder of its own'],
    ['in place of one of the platform', 'infrastructure/storage/volsync/volsync.yaml', 'choose another folder'],
    ['of a name that an Application cannot have', 'apps/My_Notes/notes.yaml', 'rename the folder'],
    ['of a name that the platform has', 'apps/volsync/notes.yaml', 'infrastructure/storage/volsync has this one'],
  ])('with a file %s', (_, file, message) => {
    const act = () => platformFiles(installPlan, apps(file));
    expect(act).toThrow(ConfigError);
    expect(act).toThrow(message);
  });

  test('with two folders of one name', () => {
    const act = () => platformFiles(installPlan, apps('apps/notes/a.yaml', 'old/notes/b.yaml'));
    expect(act).toThrow('old/notes: got "notes"; allowed: a name of its own; apps/notes has this one');
  });
});
