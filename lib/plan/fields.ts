/** The fields of a section of the config. A field that is forgotten here does not compile. */
export type FieldsOf<T> = Readonly<Record<keyof T, true>>;

/** The fields that are not `undefined`, so that a default is not overwritten by nothing. */
export function stated<T extends object>(fields: T | undefined): T {
  return Object.fromEntries(Object.entries(fields ?? {}).filter(([, value]) => value !== undefined)) as T;
}
