package dev.asyncio4j.hostile;

import dev.asyncio4j.VoidBody;
import java.util.stream.Stream;

/**
 * Does something at the very end of a stack: at each of the last depths before it is full, so that
 * it overflows at every place of what is done there.
 */
final class Dive {
  private static final int ATTEMPTS = 12;
  private static final int CLOSER = 17;
  private static final int REMEASURED = 4;

  private int deepest;
  private int overflows;

  private Dive() {}

  /** Calls {@code action} at many depths; returns how often the stack overflowed in it. */
  static int with(VoidBody action) throws Exception {
    return new Dive().run(action);
  }

  private int run(VoidBody action) throws Exception {
    int bottom = 0;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      if (attempt % REMEASURED == 0) bottom = measure(); // compiled code takes less of the stack
      try {
        down(bottom - attempt * CLOSER, action);
      } catch (StackOverflowError full) {
        overflows++;
      } catch (IllegalStateException late) {
        if (!isFull(late)) throw late;
        overflows++;
      }
    }
    action.run(); // and it works where there is room
    return overflows;
  }

  /** A scope that had no room to take its lock again has none to release. */
  private static boolean isFull(Throwable error) {
    return Stream.of(error.getSuppressed()).anyMatch(StackOverflowError.class::isInstance);
  }

  private int measure() throws Exception {
    deepest = 0;
    try {
      down(Integer.MAX_VALUE, () -> {});
    } catch (StackOverflowError full) {
      return deepest;
    }
    throw new AssertionError("a stack without end");
  }

  private int down(int levels, VoidBody action) throws Exception {
    deepest++;
    if (levels > 0) return down(levels - 1, action) + 1;
    action.run();
    return 0;
  }
}
