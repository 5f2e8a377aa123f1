import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { DECISIONS, type Decided } from './decision';
import { FAULT_REASONS, Fault } from './fault';
import { type Listing } from './listing';
import { type Usage } from './usage';

const PVC_LABELS = ['namespace', 'pvc'] as const;

/** What this service says about itself and about the repository. README.md lists all of it. */
export class Metrics {
  private readonly registry = new Registry();
  private readonly registers = [this.registry];
  private latest: Listing | undefined;

  private readonly decisions = new Counter({
    name: 'pvc_plumber_decisions_total',
    help: 'Answers to /exists, by decision',
    labelNames: ['decision'],
    registers: this.registers,
  });
  private readonly badRequests = new Counter({
    name: 'pvc_plumber_bad_requests_total',
    help: 'Requests to /exists that name no PVC that can be protected',
    registers: this.registers,
  });
  private readonly answerDuration = new Histogram({
    name: 'pvc_plumber_answer_duration_seconds',
    help: 'How long answers to /exists took',
    buckets: [0.005, 0.025, 0.1, 0.25, 0.5, 1, 1.5, 2, 2.5, 3, 5, 10],
    registers: this.registers,
  });
  private readonly duration = new Histogram({
    name: 'pvc_plumber_listing_duration_seconds',
    help: 'How long listings of the repository took, failed ones included',
    buckets: [0.1, 0.25, 0.5, 1, 1.5, 2, 2.5, 5, 10, 30, 60],
    registers: this.registers,
  });
  private readonly failures = new Counter({
    name: 'pvc_plumber_listing_failures_total',
    help: 'Listings of the repository that failed, by reason',
    labelNames: ['reason'],
    registers: this.registers,
  });
  private readonly lastSuccess = this.gauge(
    'pvc_plumber_listing_last_success_timestamp_seconds',
    'When the newest listing that succeeded began; 0 before the first',
  );
  private readonly sources = this.gauge(
    'pvc_plumber_sources',
    'PVCs that have a complete backup; NaN before the first listing',
  );
  private readonly vanished = this.gauge(
    'pvc_plumber_vanished_sources',
    'PVCs that had a backup and have none any more',
  );
  private readonly setBack = this.gauge(
    'pvc_plumber_set_back_sources',
    'PVCs whose newest backup is older than one that was there before',
  );
  private readonly mismatch = this.gauge(
    'pvc_plumber_repository_mismatch',
    '1 while the share holds another repository than the one that is meant',
  );
  private readonly indexBlobs = this.gauge(
    'pvc_plumber_index_blobs',
    'Index blobs of the repository, of which each listing reads most; NaN before the first listing',
  );
  private readonly missingManifests = this.gauge(
    'pvc_plumber_missing_base_manifests',
    'Manifests that every healthy repository has and that cannot be seen in this one; NaN before the first listing',
  );
  private readonly repositoryBytes = this.gauge(
    'pvc_plumber_repository_bytes',
    'Bytes of all files of the repository; NaN until they have been counted',
  );
  private readonly freeBytes = this.gauge('pvc_plumber_repository_free_bytes', 'Free bytes of the share');
  private readonly sizeBytes = this.gauge('pvc_plumber_repository_size_bytes', 'Size of the share');
  private readonly lastTime = this.pvcGauge(
    'pvc_plumber_source_last_complete_snapshot_timestamp_seconds',
    'When the newest complete backup of a PVC was begun',
  );
  private readonly lastSize = this.pvcGauge(
    'pvc_plumber_source_last_complete_snapshot_size_bytes',
    'Size of the newest complete backup of a PVC',
  );
  private readonly previousSize = this.pvcGauge(
    'pvc_plumber_source_previous_snapshot_size_bytes',
    'Size of the complete backup before the newest one',
  );
  private readonly unusable = new Gauge({
    name: 'pvc_plumber_source_newest_snapshot_unusable',
    help: '1 for a PVC whose newest snapshot is no complete backup, by reason',
    labelNames: [...PVC_LABELS, 'reason'],
    registers: this.registers,
  });
  private readonly promised = this.pvcGauge(
    'pvc_plumber_restore_promised_bytes',
    'Size of the backup from which the PVC is to be filled, as of the last time that "restore" was answered',
  );

  constructor(version: string) {
    collectDefaultMetrics({ register: this.registry });
    new Gauge({
      name: 'pvc_plumber_build_info',
      help: 'Always 1; the version is in the label',
      labelNames: ['version'],
      registers: this.registers,
    }).set({ version }, 1);
    const cacheAge = (): number => this.cacheAge();
    new Gauge({
      name: 'pvc_plumber_cache_age_seconds',
      help: 'Age of the newest listing that succeeded; NaN before the first',
      registers: this.registers,
      collect() {
        this.set(cacheAge());
      },
    });
    for (const decision of DECISIONS) this.decisions.inc({ decision }, 0);
    for (const reason of FAULT_REASONS) this.failures.inc({ reason }, 0);
    const untilListed = [this.sources, this.indexBlobs, this.missingManifests];
    const untilMeasured = [this.repositoryBytes, this.freeBytes, this.sizeBytes];
    for (const gauge of [...untilListed, ...untilMeasured]) gauge.set(Number.NaN);
  }

  /** In the text format of Prometheus. */
  async text(): Promise<{ readonly contentType: string; readonly body: string }> {
    return { contentType: this.registry.contentType, body: await this.registry.metrics() };
  }

  /** Called when a listing begins; the function that it returns, when that listing has ended. */
  beginListing(): (outcome: Listing | Fault) => void {
    const stop = this.duration.startTimer();
    return (outcome) => {
      stop();
      if (outcome instanceof Fault) this.failures.inc({ reason: outcome.reason });
      else this.listed(outcome);
    };
  }

  answered({ answer, found }: Decided, seconds: number): void {
    this.decisions.inc({ decision: answer.decision });
    this.answerDuration.observe(seconds);
    if (found !== undefined) this.promised.set(pvcLabels(found), found.last.size);
  }

  refused(): void {
    this.badRequests.inc();
  }

  sawRepository(isTheOne: boolean): void {
    this.mismatch.set(isTheOne ? 0 : 1);
  }

  measured({ free, size, repository }: Partial<Usage>): void {
    if (free !== undefined) this.freeBytes.set(free);
    if (size !== undefined) this.sizeBytes.set(size);
    if (repository !== undefined) this.repositoryBytes.set(repository);
  }

  private listed(listing: Listing): void {
    this.latest = listing;
    this.lastSuccess.set(listing.began / 1000);
    this.sources.set(listing.sources.size);
    this.indexBlobs.set(listing.indexBlobs);
    this.missingManifests.set(listing.missing.length);
    this.vanished.set(listing.losses.vanished.size);
    this.setBack.set(listing.losses.setBack.size);
    // What vanished keeps no series behind: an alert about its age would be wrong.
    for (const gauge of [this.lastTime, this.lastSize, this.previousSize, this.unusable]) gauge.reset();
    for (const source of listing.unusable.values()) {
      this.unusable.set({ ...pvcLabels(source), reason: source.flaw }, 1);
    }
    for (const source of listing.sources.values()) {
      const labels = pvcLabels(source);
      this.lastTime.set(labels, source.last.time / 1000);
      this.lastSize.set(labels, source.last.size);
      if (source.previous !== undefined) this.previousSize.set(labels, source.previous.size);
    }
  }

  private cacheAge(): number {
    return this.latest === undefined ? Number.NaN : (performance.now() - this.latest.beganTick) / 1000;
  }

  private gauge(name: string, help: string): Gauge {
    return new Gauge({ name, help, registers: this.registers });
  }

  private pvcGauge(name: string, help: string): Gauge<'namespace' | 'pvc'> {
    return new Gauge({ name, help, labelNames: PVC_LABELS, registers: this.registers });
  }
}

function pvcLabels({ namespace, pvc }: { readonly namespace: string; readonly pvc: string }) {
  return { namespace, pvc };
}
