package dev.asyncio4j.testing;

import java.util.Random;

/**
 * Sizes of the pieces in which bytes arrive: partial reads are the commonest fault of protocol
 * code.
 *
 * <p><i>Python:</i> none.
 *
 * <pre>{@code
 * PairOptions slow = PairOptions.defaults().chunks(Chunks.sizes(3, 1, 4));
 * }</pre>
 */
@FunctionalInterface
public interface Chunks {
  /** All that has arrived, at once. */
  Chunks WHOLE = available -> available;

  /** One byte at a time. */
  Chunks ONE_BYTE = available -> 1;

  /**
   * Chooses the size of the next piece.
   *
   * @param available how many bytes have arrived, at least 1
   * @return how many of them are given now; less than 1 counts as 1, and more than there are as all
   */
  int next(int available);

  /**
   * Returns pieces of given sizes, again from the first one after the last one.
   *
   * @param each at least one, at least 1 each
   * @return the sizes, for one connection
   * @throws IllegalArgumentException if there is none, or one is less than 1
   */
  static Chunks sizes(int... each) {
    var sizes = each.clone();
    if (sizes.length == 0) throw new IllegalArgumentException("sizes(): give one or more");
    for (int size : sizes)
      if (size < 1) throw new IllegalArgumentException("sizes(" + size + "): give 1 or more");
    var at = new int[1];
    return available -> sizes[at[0]++ % sizes.length];
  }

  /**
   * Returns pieces of random sizes.
   *
   * @param seed the same one gives the same sizes
   * @return the sizes
   */
  static Chunks random(long seed) {
    var random = new Random(seed);
    return available -> 1 + random.nextInt(available);
  }
}
