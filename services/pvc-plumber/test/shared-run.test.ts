import { expect, test } from 'vitest';
import { SharedRun } from '../src/shared-run';

/** Runs that end when the test says so. */
function controlled() {
  const ends: ((error?: Error) => void)[] = [];
  let active = 0;
  let most = 0;
  const shared = new SharedRun(async () => {
    const number = ends.length + 1;
    active += 1;
    most = Math.max(most, active);
    try {
      await new Promise<void>((resolve, reject) => ends.push((error) => (error ? reject(error) : resolve())));
    } finally {
      active -= 1;
    }
    return number;
  });
  return { shared, end: (number: number, error?: Error) => ends[number - 1]?.(error), ends, most: () => most };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

test('who asks while it runs is served by a run that begins afterwards, together with all others', async () => {
  const { shared, end, ends } = controlled();
  const first = shared.next();
  const later = Array.from({ length: 100 }, () => shared.next());
  end(1);
  expect(await first).toBe(1);
  await turn();
  end(2);
  expect(new Set(await Promise.all(later))).toEqual(new Set([2]));
  expect(ends).toHaveLength(2);
});

test('there is one run at a time, also for who asks at the very moment in which one ends', async () => {
  const { shared, end, most } = controlled();
  const first = shared.next();
  const second = shared.next();
  const third = first.then(() => shared.next());
  end(1);
  await turn();
  end(2);
  expect(await second).toBe(2);
  await turn();
  end(3);
  expect([2, 3]).toContain(await third);
  expect(most()).toBe(1);
});

test('a run that fails fails for those that waited for it, and for nobody else', async () => {
  const { shared, end } = controlled();
  const first = shared.next();
  const second = shared.next();
  end(1, new Error('broken'));
  await expect(first).rejects.toThrow('broken');
  await turn();
  end(2);
  expect(await second).toBe(2);
});
