package dev.asyncio4j.hostile;

import dev.asyncio4j.VoidBody;
import java.util.stream.Stream;

/**
 * Does something at the very end of a stack: at each of the last depths before it is full, so that
 * it overflows at every place of what is done there.
 *
 * <pre>
 *   fat frames, quickly down      thin frames, for exact depths
 *   |=======|=======|=======|=====|-|-|-|-|-|-|-|-|-|-|  full
 *                                       ^ ^ ^ action
 * </pre>
 */
final class Dive {
  private static final int ATTEMPTS = 12;
  private static final int CLOSER = 17;
  private static final int REMEASURED = 4;

  /** Fat frames that are left away for thin ones: more room than all attempts need. */
  private static final int SPARE = 60;

  private int fat;
  private int thin;
  private int overflows;

  private Dive() {}

  /** Calls {@code action} at many depths; returns how often the stack overflowed in it. */
  static int with(VoidBody action) throws Exception {
    return new Dive().run(action);
  }

  /** Calls {@code action} once, {@code above} thin frames from the end of a cold stack. */
  static boolean overflows(int above, VoidBody action) throws Exception {
    var dive = new Dive();
    int upper = dive.measure();
    dive.attempt(upper, dive.thin - above, action);
    return dive.overflows > 0;
  }

  private int run(VoidBody action) throws Exception {
    int upper = 0;
    int lower = 0;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      if (attempt % REMEASURED == 0) { // compiled code takes less of the stack
        upper = measure();
        lower = thin;
      }
      attempt(upper, lower - attempt * CLOSER, action);
    }
    action.run(); // and it works where there is room
    return overflows;
  }

  private void attempt(int upper, int lower, VoidBody action) throws Exception {
    try {
      down(upper, Math.max(0, lower), action);
    } catch (StackOverflowError full) {
      overflows++;
    } catch (IllegalStateException | InternalError late) {
      if (!isFull(late)) throw late;
      overflows++;
    }
  }

  /**
   * A scope that had no room to take its lock again has none to release; and the JDK wraps what it
   * meets where a lambda is linked.
   */
  private static boolean isFull(Throwable error) {
    return error.getCause() instanceof StackOverflowError
        || Stream.of(error.getSuppressed()).anyMatch(StackOverflowError.class::isInstance);
  }

  /** Finds how many frames there is room for; returns the fat ones to go down by. */
  private int measure() throws Exception {
    measure(Integer.MAX_VALUE, 0);
    int upper = Math.max(0, fat - SPARE);
    measure(upper, Integer.MAX_VALUE);
    return upper;
  }

  private void measure(int upper, int lower) throws Exception {
    fat = 0;
    thin = 0;
    try {
      down(upper, lower, () -> {});
    } catch (StackOverflowError full) {
      return;
    }
    throw new AssertionError("a stack without end");
  }

  private int down(int upper, int lower, VoidBody action) throws Exception {
    return fat(upper, lower, action, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
  }

  private int fat(
      int upper,
      int lower,
      VoidBody action,
      long a,
      long b,
      long c,
      long d,
      long e,
      long f,
      long g,
      long h,
      long i,
      long j,
      long k,
      long l,
      long m,
      long n,
      long o,
      long p,
      long q,
      long r,
      long s,
      long t)
      throws Exception {
    fat++;
    if (upper > 0) {
      return fat(
              upper - 1, lower, action, a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t)
          + 1;
    }
    return thin(lower, action);
  }

  private int thin(int levels, VoidBody action) throws Exception {
    thin++;
    if (levels > 0) return thin(levels - 1, action) + 1;
    action.run();
    return 0;
  }
}
