const NAME = /^[A-Za-z_$][\w$]*$/;

/** A value as TypeScript, on one line, in the style of the sources around it. */
export function literal(value: unknown): string {
  if (typeof value === 'string') return text(value);
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return String(value);
  const fields = Object.entries(value).map(([key, inner]) => `${name(key)}: ${literal(inner)}`);
  return `{ ${fields.join(', ')} }`;
}

/** A key. Written plainly, `__proto__` would set the prototype instead. */
function name(key: string): string {
  if (key === '__proto__') return "['__proto__']";
  return NAME.test(key) ? key : text(key);
}

/** In single quotes. JSON knows what is to be escaped. */
function text(value: string): string {
  const inner = JSON.stringify(value).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'");
  return `'${inner}'`;
}
