import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { isRepositoryId } from '../../../lib/contract/repository-id';
import { type Source } from './snapshots';

/** What a comparison with the past shows. */
export interface Losses {
  /** Sources that had a complete snapshot and have none now → the time of that snapshot. */
  readonly vanished: ReadonlyMap<string, number>;
  /** Sources whose newest complete snapshot is older than the newest one that was seen → the time of that one. */
  readonly setBack: ReadonlyMap<string, number>;
}

interface Saved {
  readonly repositoryId: string;
  readonly newest: Readonly<Record<string, number>>;
}

/**
 * What was in the repository before: the newest complete snapshot that was ever seen of each source. Retention never
 * removes the newest snapshot of a source, so one that goes away means that the share is an older copy of itself, that
 * it is damaged, or that somebody deleted backups.
 *
 * It is kept in a file that outlives the container, but not the pod. So replacing the pods is how one says that a loss
 * is all right.
 */
export class Memory {
  /** The repository that it is about. */
  private id: string | undefined;
  private readonly newest = new Map<string, number>();

  constructor(private readonly file: string) {}

  get repositoryId(): string | undefined {
    return this.id;
  }

  /** Reads the file, as far as there is one that can be read. */
  async load(): Promise<void> {
    try {
      const saved = JSON.parse(await readFile(this.file, 'utf8')) as Partial<Saved> | null;
      if (!isRepositoryId(saved?.repositoryId)) return;
      this.id = saved.repositoryId;
      for (const [key, time] of Object.entries(saved.newest ?? {})) {
        if (typeof time === 'number') this.newest.set(key, time);
      }
    } catch {
      // The first start of a pod; or a file that was cut off, from which there is nothing to learn.
    }
  }

  /** Compares a listing with what was known, and remembers what it has that is newer. */
  async learn(id: string, sources: ReadonlyMap<string, Source>): Promise<Losses> {
    if (this.id !== id) this.newest.clear();
    let isNew = this.id !== id;
    this.id = id;
    const vanished = new Map<string, number>();
    const setBack = new Map<string, number>();
    for (const [key, time] of this.newest) {
      const now = sources.get(key)?.last.time;
      if (now === undefined) vanished.set(key, time);
      else if (now < time) setBack.set(key, time);
    }
    for (const [key, { last }] of sources) {
      if (last.time <= (this.newest.get(key) ?? Number.NEGATIVE_INFINITY)) continue;
      this.newest.set(key, last.time);
      isNew = true;
    }
    if (isNew) await this.save(id);
    return { vanished, setBack };
  }

  private async save(repositoryId: string): Promise<void> {
    const saved: Saved = { repositoryId, newest: Object.fromEntries(this.newest) };
    try {
      await mkdir(dirname(this.file), { recursive: true });
      await writeFile(`${this.file}.new`, JSON.stringify(saved));
      await rename(`${this.file}.new`, this.file);
    } catch {
      // Then it is known for the life of this process only.
    }
  }
}
