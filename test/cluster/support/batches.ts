const BATCH = 25;

/** Does something with many items, some at a time. */
export async function inBatches<T>(items: readonly T[], action: (item: T) => Promise<unknown>): Promise<void> {
  for (let start = 0; start < items.length; start += BATCH) {
    await Promise.all(items.slice(start, start + BATCH).map(action));
  }
}
