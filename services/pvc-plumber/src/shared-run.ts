/**
 * Runs something one at a time, for everybody who asks. Who asks while it runs is served by the next run, together with
 * all others who ask meanwhile: each gets a result that began after the question.
 */
export class SharedRun<T> {
  private running: Promise<T> | undefined;
  private queued: Promise<T> | undefined;

  constructor(private readonly run: () => Promise<T>) {}

  /** The result of a run that begins after this call. */
  next(): Promise<T> {
    if (this.queued !== undefined) return this.queued;
    if (this.running === undefined) return this.begin();
    const begin = () => this.begin();
    this.queued = this.running.then(begin, begin);
    return this.queued;
  }

  private begin(): Promise<T> {
    this.queued = undefined;
    const running = this.run().finally(() => {
      this.running = undefined;
    });
    this.running = running;
    return running;
  }
}
