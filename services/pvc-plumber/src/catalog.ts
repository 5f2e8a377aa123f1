import { Fault } from './fault';
import { type Kopia } from './kopia';
import { type Listing } from './listing';
import { missingManifests } from './manifests';
import { type Memory } from './memory';
import { type Metrics } from './metrics';
import { type Sighting, sightRepository } from './repository';
import { type Settings } from './settings';
import { SharedRun } from './shared-run';
import { readSnapshots } from './snapshots';

/** Lists the repository, and proves each time that it is the one that is meant. */
export class Catalog {
  private newest: Listing | undefined;
  /** The names of the index blobs of the last listing, if none was lost since the manifests were seen that every repository has. */
  private proven: ReadonlySet<string> = new Set();
  private readonly listings = new SharedRun(() => this.measuredList());
  private readonly sightings = new SharedRun(() => this.sight());

  constructor(
    private readonly settings: Settings,
    private readonly kopia: Kopia,
    private readonly memory: Memory,
    private readonly metrics: Metrics,
  ) {}

  /** The newest listing that succeeded. */
  get latest(): Listing | undefined {
    return this.newest;
  }

  /**
   * A listing that begins after this call.
   *
   * @throws Fault when the repository is not there, is not the one that is meant, or could not be listed in full.
   */
  list(): Promise<Listing> {
    return this.listings.next();
  }

  /**
   * Looks, after this call, whether the share holds the repository that is meant. Costs no process.
   *
   * @throws Fault when it does not.
   */
  check(): Promise<Sighting> {
    return this.sightings.next();
  }

  private async sight(): Promise<Sighting> {
    const sighting = await sightRepository(this.settings.repositoryPath);
    const expected = this.settings.repositoryId ?? this.memory.repositoryId;
    const isForeign = expected !== undefined && sighting.id !== expected;
    this.metrics.sawRepository(!isForeign);
    if (isForeign) {
      throw new Fault(
        'foreign',
        `the share holds another Kopia repository than the one that is meant: its unique id is ${sighting.id}, not ${expected}`,
      );
    }
    return sighting;
  }

  private async measuredList(): Promise<Listing> {
    const end = this.metrics.beginListing();
    try {
      const listing = await this.listOnce();
      this.newest = listing;
      end(listing);
      return listing;
    } catch (error) {
      const fault = error instanceof Fault ? error : new Fault('kopia', (error as Error).message);
      end(fault);
      throw fault;
    }
  }

  private async listOnce(): Promise<Listing> {
    const began = Date.now();
    const beganTick = performance.now();
    const before = await this.sight();
    const text = await this.kopia.snapshots();
    const listed = await this.sightAgain(before);
    const snapshots = readSnapshots(text);
    const missing = await this.missingManifests(listed);
    return {
      began,
      beganTick,
      mark: listed.mark,
      indexBlobs: listed.index.size,
      ...snapshots,
      missing,
      losses: await this.memory.learn(listed.id, snapshots.sources),
    };
  }

  private async sightAgain(before: Sighting): Promise<Sighting> {
    const after = await this.sight();
    if (before.id !== after.id || before.mark !== after.mark) {
      throw new Fault('changed', 'the share was replaced while Kopia listed it');
    }
    return after;
  }

  /**
   * A second process of Kopia, which takes as long as a listing. So it only runs when a blob is gone that was there since the
   * manifests were seen: nothing but the maintenance removes one, and one that is added takes nothing away.
   */
  private async missingManifests(sighting: Sighting): Promise<readonly string[]> {
    const isProven = this.proven.size > 0 && [...this.proven].every((name) => sighting.index.has(name));
    if (isProven) {
      this.proven = sighting.index;
      return [];
    }
    const missing = missingManifests(await this.kopia.manifests());
    await this.sightAgain(sighting);
    this.proven = missing.length === 0 ? sighting.index : new Set();
    return missing;
  }
}
