package dev.asyncio4j.loop;

/**
 * Counts of a loop at one moment; they may be a step old, for the loop goes on.
 *
 * <p><i>Python:</i> none in asyncio; {@code trio.lowlevel.current_statistics()} is alike. The
 * counts that grow tell rates by their differences.
 *
 * @param tasks how many tasks are not done
 * @param ready how many entries the queue has
 * @param timers how many timers are set
 * @param channels how many channels the loop waits for
 * @param outsideWork how many jobs in threads and processes will call back
 * @param created how many tasks were ever created
 * @param entries how many callbacks and steps of tasks were ever taken from the queue
 * @param passes how many passes were ever begun
 * @param blocked how many callbacks and steps were ever reported to block the loop, see {@link
 *     LoopDiagnostics#blockedAfter}
 */
public record LoopStatistics(
    int tasks,
    int ready,
    int timers,
    int channels,
    int outsideWork,
    long created,
    long entries,
    long passes,
    long blocked) {
  /** {@return how many tasks have ended} */
  public long ended() {
    return created - tasks;
  }
}
