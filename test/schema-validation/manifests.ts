import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { type Manifest } from '../../lib/kubernetes/manifest';

export const ROOT = join(__dirname, '..', '..');

/** An object, and where it stands. */
export interface PlacedManifest {
  readonly file: string;
  readonly object: Manifest;
}

/** The files below a directory, as paths relative to it, sorted. */
export function filesBelow(directory: string): string[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(directory, join(entry.parentPath, entry.name)))
    .sort();
}

/** The objects in a text of YAML documents. Kubernetes' tools read YAML 1.1. */
export function parseManifests(text: string, version: '1.1' | '1.2' = '1.2'): Manifest[] {
  return parseAllDocuments(text, { version, uniqueKeys: true, merge: false }).map((document) => {
    if (document.errors.length > 0) throw document.errors[0];
    return document.toJS();
  });
}

/** All objects in the committed output below a directory of the project, such as `dist`. */
export function committedManifests(directory: string): PlacedManifest[] {
  return filesBelow(join(ROOT, directory)).flatMap((name) => {
    const file = join(directory, name);
    return parseManifests(readFileSync(join(ROOT, file), 'utf8')).map((object) => ({ file, object }));
  });
}

/** `apps/v1 Deployment volsync-system/pvc-plumber` */
export function describeObject({ apiVersion, kind, metadata }: Manifest): string {
  const { namespace, name } = metadata ?? {};
  return `${apiVersion} ${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`;
}
