import { Fault } from './fault';
import { type Kopia } from './kopia';
import { type Losses, type Memory } from './memory';
import { type Metrics } from './metrics';
import { type Sighting, sightRepository } from './repository';
import { type Settings } from './settings';
import { SharedRun } from './shared-run';
import { readSnapshots, type Source } from './snapshots';

/** What was in the repository when one process of Kopia listed it. */
export interface Listing {
  /** When it began, in milliseconds. */
  readonly began: number;
  /** {@link Sighting.mark} of the repository that was listed. */
  readonly mark: string;
  readonly sources: ReadonlyMap<string, Source>;
  readonly losses: Losses;
}

/** Lists the repository, and proves each time that it is the one that is meant. */
export class Catalog {
  private newest: Listing | undefined;
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
    const before = await this.sight();
    const text = await this.kopia.list();
    const after = await this.sight();
    if (before.id !== after.id || before.mark !== after.mark) {
      throw new Fault('changed', 'the share was replaced while Kopia listed it');
    }
    const sources = readSnapshots(text);
    return { began, mark: after.mark, sources, losses: await this.memory.learn(after.id, sources) };
  }
}
