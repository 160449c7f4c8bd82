package dev.asyncio4j.testing;

/** The conditions that bytes meet on their way. */
interface Conditions {
  /** {@return how long the next piece is under way, in nanoseconds} */
  long nextLatency();

  /** {@return bytes a second; 0: no bound} */
  long bandwidth();

  Chunks chunks();

  /** {@return whether anything arrives at all; what is under way waits until it does} */
  default boolean isUp() {
    return true;
  }

  /** {@return after how many bytes, both ways together, a connection is reset} */
  default long resetAfter() {
    return Long.MAX_VALUE;
  }

  static Conditions of(PairOptions options) {
    return new Conditions() {
      @Override
      public long nextLatency() {
        return options.latency().toNanos();
      }

      @Override
      public long bandwidth() {
        return options.bandwidth();
      }

      @Override
      public Chunks chunks() {
        return options.chunks();
      }
    };
  }
}
