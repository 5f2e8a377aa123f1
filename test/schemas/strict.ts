/** A schema as OpenAPI documents of Kubernetes and CRDs hold it. */
export interface OpenApiSchema {
  readonly $ref?: string;
  readonly type?: string;
  readonly format?: string;
  readonly nullable?: boolean;
  readonly default?: unknown;
  readonly enum?: readonly unknown[];
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, OpenApiSchema>>;
  readonly additionalProperties?: OpenApiSchema | boolean;
  readonly items?: OpenApiSchema;
  readonly 'x-kubernetes-embedded-resource'?: boolean;
  readonly 'x-kubernetes-int-or-string'?: boolean;
  readonly 'x-kubernetes-list-type'?: string;
  readonly 'x-kubernetes-preserve-unknown-fields'?: boolean;
  readonly [keyword: string]: unknown;
}

/** A JSON schema, draft 7. */
export interface JsonSchema {
  [keyword: string]: unknown;
  properties?: Record<string, JsonSchema>;
  required?: readonly string[];
  definitions?: Record<string, JsonSchema>;
}

/** What an object may hold that the schema says nothing about. */
export interface Strictness {
  /**
   * True for a CRD: the API server drops what its schema does not know, also where that knows nothing at all. Kubernetes'
   * own definitions without properties are free-form.
   */
  readonly closesEmptyObjects: boolean;
}

/** Reference to the metadata that every object has. */
export const OBJECT_META: JsonSchema = { $ref: '#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta' };

/** Keywords that mean the same in JSON Schema. In `anyOf` and its kin, a CRD only restricts values: they close nothing. */
const COPIED = [
  'allOf',
  'anyOf',
  'default',
  'not',
  'oneOf',
  'exclusiveMaximum',
  'exclusiveMinimum',
  'maximum',
  'maxItems',
  'maxLength',
  'maxProperties',
  'minimum',
  'minItems',
  'minLength',
  'minProperties',
  'multipleOf',
  'uniqueItems',
];

/** Formats in keywords that every judge knows alike. Formats that are not here restrict nothing. */
const FORMATS: Readonly<Record<string, JsonSchema>> = {
  byte: { pattern: '^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$' },
  'date-time': {
    pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})$',
  },
  double: {},
  int32: { minimum: -(2 ** 31), maximum: 2 ** 31 - 1 },
  int64: {},
  'int-or-string': { type: ['integer', 'string'] },
};

/**
 * Makes a JSON schema that refuses every field that the API server does not know.
 *
 * CEL rules (`x-kubernetes-validations`) and the keys of lists are left to the API server.
 */
export function strict(schema: OpenApiSchema, strictness: Strictness): JsonSchema {
  if (schema.$ref !== undefined) return { $ref: schema.$ref };
  const copied = COPIED.filter((keyword) => schema[keyword] !== undefined).map((keyword) => [keyword, schema[keyword]]);
  return {
    ...typeOf(schema),
    ...Object.fromEntries(copied),
    ...patternOf(schema),
    ...formatOf(schema),
    ...(schema.items !== undefined && { items: strict(schema.items, strictness) }),
    ...(schema['x-kubernetes-list-type'] === 'set' && { uniqueItems: true }),
    ...fieldsOf(schema, strictness),
  };
}

function typeOf({ type, nullable, ...schema }: OpenApiSchema): JsonSchema {
  const known = schema['x-kubernetes-int-or-string'] === true ? ['integer', 'string'] : type;
  const types = nullable === true && known !== undefined ? [known, 'null'].flat() : known;
  return {
    ...(types !== undefined && { type: types }),
    ...(schema.enum !== undefined && { enum: nullable === true ? [...schema.enum, null] : schema.enum }),
  };
}

function formatOf({ format }: OpenApiSchema): JsonSchema {
  if (format === undefined) return {};
  const keywords = FORMATS[format];
  if (keywords === undefined) throw new Error(`format "${format}" is not known: say in strict.ts what it allows`);
  return keywords;
}

/** JavaScript has no flag inside of an expression, as `(?i)` of Go: letters are written in both cases instead. */
function patternOf({ pattern }: OpenApiSchema): JsonSchema {
  if (typeof pattern !== 'string') return {};
  if (!pattern.includes('(?i)')) return { pattern };
  const inBothCases = (letter: string) => `[${letter.toLowerCase()}${letter.toUpperCase()}]`;
  return { pattern: pattern.replace('(?i)', '').replaceAll(/[A-Za-z]/g, inBothCases) };
}

function fieldsOf(schema: OpenApiSchema, strictness: Strictness): JsonSchema {
  const { type, properties, additionalProperties, required = [] } = schema;
  const fields = Object.entries(properties ?? {}).map(([name, field]) => [name, strict(field, strictness)]);
  const embedded = schema['x-kubernetes-embedded-resource'] === true;
  if (embedded)
    fields.push(['apiVersion', { type: 'string' }], ['kind', { type: 'string' }], ['metadata', OBJECT_META]);
  // The API server fills in defaults before it looks for what is missing.
  const needed = required.filter((name) => properties?.[name]?.default === undefined);
  if (embedded) needed.push('apiVersion', 'kind');
  const hasFields = fields.length > 0 || (type === 'object' && strictness.closesEmptyObjects);
  const isOpen = schema['x-kubernetes-preserve-unknown-fields'] === true;
  return {
    ...(fields.length > 0 && { properties: Object.fromEntries(fields) }),
    ...(needed.length > 0 && { required: [...new Set(needed)] }),
    ...(additionalProperties !== undefined
      ? { additionalProperties: additional(additionalProperties, strictness) }
      : hasFields && !isOpen && { additionalProperties: false }),
  };
}

function additional(schema: OpenApiSchema | boolean, strictness: Strictness): JsonSchema | boolean {
  return typeof schema === 'boolean' ? schema : strict(schema, strictness);
}
