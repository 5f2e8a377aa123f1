import Ajv, { type ErrorObject, type ValidateFunction } from 'ajv';
import { type Manifest } from '../../lib/kubernetes/manifest';
import { schemaOf } from '../schemas';
import { describeObject, type PlacedManifest } from './manifests';

const ajv = new Ajv({
  allErrors: true,
  verbose: true,
  strictSchema: true,
  // The schemas are OpenAPI: they restrict values without naming their type, and name several types.
  strictTypes: false,
  strictTuples: false,
  // It takes longer than the judging itself: a few objects are judged by each schema.
  code: { optimize: false },
});

const compiled = new Map<string, ValidateFunction>();

function validator(apiVersion: string, kind: string): ValidateFunction | undefined {
  const key = `${apiVersion} ${kind}`;
  const known = compiled.get(key);
  const schema = schemaOf(apiVersion, kind)?.schema;
  if (known !== undefined || schema === undefined) return known;
  const validate = ajv.compile(schema);
  compiled.set(key, validate);
  return validate;
}

/** Says what is wrong with an object; nothing when it is right. A kind without a schema is wrong. */
export function judge(object: Manifest): string[] {
  const validate = validator(object.apiVersion, object.kind);
  if (validate === undefined) return [`no schema for ${object.apiVersion} ${object.kind}`];
  return validate(object) ? [] : (validate.errors ?? []).map(describeError);
}

function describeError({ instancePath, message, params, data }: ErrorObject): string {
  const detail = params.additionalProperty ?? params.allowedValues ?? (typeof data === 'object' ? undefined : data);
  return `${instancePath || '/'} ${message}${detail === undefined ? '' : ` (${JSON.stringify(detail)})`}`;
}

/**
 * Judges objects one by one; each line names file, object, and path in it.
 *
 * @throws Error when there are none: a judge that sees nothing must not be content.
 */
export function judgeAll(manifests: readonly PlacedManifest[]): string[] {
  if (manifests.length === 0) throw new Error('there are no objects to judge');
  return manifests.flatMap(({ file, object }) =>
    judge(object).map((problem) => `${file}: ${describeObject(object)}: ${problem}`),
  );
}
