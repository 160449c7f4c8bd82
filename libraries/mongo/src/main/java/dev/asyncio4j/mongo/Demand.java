package dev.asyncio4j.mongo;

/**
 * The number of elements that a feed asks a publisher of the driver for, each time.
 *
 * <p>The driver fetches batches until it has as many as it was asked for, and keeps what is left of
 * the last one. Whoever asks for no more than a batch has, makes it fetch one batch at most.
 */
final class Demand {
  /** More would hold up the loop, as what the driver has is given at once. */
  private static final int MOST = 500;

  private final int fixed;

  /** The number of elements that the batch under way has at least. */
  private int known;

  private Demand(int fixed) {
    this.fixed = fixed;
  }

  /** {@return one that is the same each time, for a publisher that makes it the size of a batch} */
  static Demand of(int size) {
    return new Demand(size);
  }

  /** {@return one that stays below the size of a batch, which something else decides} */
  static Demand ofBatches() {
    return new Demand(0);
  }

  /** {@return how many are to be asked for} */
  int next() {
    return fixed > 0 ? fixed : Math.max(1, Math.min(MOST, known / 2));
  }

  /** Notes that elements have come, of the batch under way. */
  void came(int count) {
    known += count;
  }

  /**
   * Notes that the batch is at its end.
   *
   * @param came how many of the next one have come
   */
  void ranOut(int came) {
    known = came;
  }
}
