/** An expression in CEL, with the functions that Kyverno adds to the language. */
export type Cel = string;

/** A named expression of a policy. Evaluated when it is first used, and once. */
export interface CelVariable {
  readonly name: string;
  readonly expression: Cel;
}

/** Enclose an expression within a text. They are private characters of Unicode, so no text of a user contains them. */
const [BEGIN, END] = ['\uE000', '\uE001'];
const EMBEDDED = new RegExp(`${BEGIN}([^${END}]*)${END}`);

/**
 * Puts an expression into a plain object that {@link celLiteral} turns into CEL. Alone in a string, it keeps the type of
 * its value; within a text it must be a string.
 */
export function embed(expression: Cel): string {
  return `${BEGIN}${expression}${END}`;
}

/** A string. */
export function celString(value: string): Cel {
  return `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', '\\n')}'`;
}

/** A list of strings. */
export function celList(values: readonly string[]): Cel {
  return `[${values.map(celString).join(', ')}]`;
}

/** A string, the expressions that are embedded in it put together with the text between them. */
function celText(value: string): Cel {
  const parts = value.split(EMBEDDED).map((part, index) => (index % 2 === 0 ? celString(part) : part));
  return parts.filter((part) => part !== "''").join(' + ') || "''";
}

/** The type of a literal, where it is a simple one: CEL wants the members of one list or map to be of one type. */
function simpleType(value: unknown): string {
  return typeof value === 'string' && EMBEDDED.test(value) ? 'any' : typeof value;
}

/** The members of a list or map as literals, of the dynamic type unless all have the same simple one. */
function celMembers(values: readonly unknown[], indent: string): Cel[] {
  const types = new Set(values.map(simpleType));
  const areAlike = types.size === 1 && !types.has('any') && !types.has('object');
  return values.map((value) => (areAlike ? celLiteral(value, indent) : `dyn(${celLiteral(value, indent)})`));
}

/**
 * A plain object, its lists, texts and numbers, as a literal of CEL. Expressions that {@link embed} put into it are
 * evaluated in their places.
 */
export function celLiteral(value: unknown, indent = ''): Cel {
  if (typeof value === 'string') return celText(value);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const inner = `${indent}  `;
  const enclosed = (open: string, members: readonly Cel[], close: string) =>
    members.length === 0 ? open + close : `${open}\n${inner}${members.join(`,\n${inner}`)}\n${indent}${close}`;
  if (Array.isArray(value)) return enclosed('[', celMembers(value, inner), ']');
  const stated = Object.entries(value).filter(([, member]) => member !== undefined);
  const members = celMembers(Object.values(Object.fromEntries(stated)), inner);
  return enclosed(
    '{',
    stated.map(([key], index) => `${celString(key)}: ${members[index]}`),
    '}',
  );
}
