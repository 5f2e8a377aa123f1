import { at, groupOf, listAt, objectAt } from './fields';
import { type FieldPath, type FoundObject, type KubernetesObject } from './found-object';

/** Where the pod of a workload is described. */
const POD_TEMPLATES: Readonly<Record<string, FieldPath>> = {
  '/Pod': [],
  'apps/Deployment': ['spec', 'template'],
  'apps/StatefulSet': ['spec', 'template'],
  'apps/DaemonSet': ['spec', 'template'],
  'apps/ReplicaSet': ['spec', 'template'],
  'batch/Job': ['spec', 'template'],
  'batch/CronJob': ['spec', 'jobTemplate', 'spec', 'template'],
};

/** Path of the pod's metadata and spec; nothing for what makes no pods. */
function podTemplatePath(object: KubernetesObject): FieldPath | undefined {
  return POD_TEMPLATES[`${groupOf(object)}/${String(object.kind)}`];
}

/** The paths of the volumes of a workload that exist only as long as their pod. */
export function ephemeralVolumePaths({ object }: FoundObject): FieldPath[] {
  const template = podTemplatePath(object);
  if (template === undefined) return [];
  const volumes: FieldPath = [...template, 'spec', 'volumes'];
  return listAt(object, ...volumes).flatMap((_, index) => {
    const path = [...volumes, index];
    return at(object, [...path, 'ephemeral', 'volumeClaimTemplate']) === undefined ? [] : [path];
  });
}

/** The labels that a workload gives to its pods. */
export function podLabels(object: KubernetesObject): KubernetesObject {
  const template = podTemplatePath(object);
  return template === undefined ? {} : objectAt(object, ...template, 'metadata', 'labels');
}
