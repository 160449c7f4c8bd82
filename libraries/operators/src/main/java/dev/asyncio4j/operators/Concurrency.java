package dev.asyncio4j.operators;

import org.jspecify.annotations.Nullable;

/**
 * The way in which the calls of a function run beside one another.
 *
 * <p><i>Python:</i> the arguments {@code ordered} and {@code task_limit} of {@code map} and {@code
 * action}. Immutable: each method returns a copy.
 *
 * <p>With order, a result that is done waits for those before it, and counts as one that runs: so a
 * slow call holds the start of later ones, and memory stays bounded. Without, it does not.
 *
 * <pre>{@code
 * Stream<String> pages =
 *     Stream.of(lines).mapConcurrent(x -> await(fetch(x)), Concurrency.unordered().limit(10));
 * }</pre>
 *
 * @param isOrdered whether the results come in the order of the items
 * @param limit how many calls run or wait with their result, at least 1; null: no limit
 */
public record Concurrency(boolean isOrdered, @Nullable Integer limit) {
  private static final Concurrency ORDERED = new Concurrency(true, null);
  private static final Concurrency UNORDERED = new Concurrency(false, null);

  /**
   * Checks the limit; {@link #ordered()}, {@link #unordered()} and {@link #limit(int)} read better.
   *
   * @param isOrdered whether the results come in the order of the items
   * @param limit at least 1, or null
   * @throws IllegalArgumentException if the limit is less than 1
   */
  public Concurrency {
    if (limit != null) Limits.checkTaskLimit(limit);
  }

  /** {@return results in the order of the items, without a limit: better give one} */
  public static Concurrency ordered() {
    return ORDERED;
  }

  /** {@return results as the calls end, without a limit: better give one} */
  public static Concurrency unordered() {
    return UNORDERED;
  }

  /**
   * Returns a copy with a limit.
   *
   * @param limit how many calls run or wait with their result, at least 1; 1: one after the other
   * @return the copy
   * @throws IllegalArgumentException if the limit is less than 1
   */
  public Concurrency limit(int limit) {
    return new Concurrency(isOrdered, limit);
  }
}
