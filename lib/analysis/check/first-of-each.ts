/** Every element that has the same key as an earlier one, with the first of them. */
export function firstOfEach<T>(elements: readonly T[], keyOf: (element: T) => string): [element: T, first: T][] {
  const firsts = new Map<string, T>();
  return elements.flatMap((element): [T, T][] => {
    const key = keyOf(element);
    const first = firsts.get(key);
    if (first !== undefined) return [[element, first]];
    firsts.set(key, element);
    return [];
  });
}
