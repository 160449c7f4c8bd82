package dev.asyncio4j.testing;

import java.util.Optional;

/**
 * Result of a search over schedules.
 *
 * @param schedules how many have been tried
 * @param different how many of them were different orders
 * @param isExhausted whether there is no other order of this test
 * @param failing how many of them failed: at most one, unless the search went on
 * @param failure the first failure
 */
public record SearchResult(
    int schedules, int different, boolean isExhausted, int failing, Optional<Failure> failure) {

  /**
   * An order in which a test fails.
   *
   * @param schedule names it for {@link ScheduleSearch#replay}, such as {@code random:35}
   * @param error what the test failed with
   * @param shortest the order with the fewest deviations from the usual one that fails as well, for
   *     {@code replay}
   * @param trail what happens in that one, step by step
   */
  public record Failure(String schedule, Throwable error, String shortest, Trail trail) {
    /** {@return the story, for a person: error, schedule, steps, and how to run it again} */
    public String story() {
      return "fails under schedule "
          + schedule
          + " with "
          + error
          + "\n"
          + "  the steps of the shortest one, "
          + shortest
          + ":\n    "
          + String.join("\n    ", trail.lines())
          + "\n  run it again: ScheduleSearch.replay(\""
          + shortest
          + "\", test), or -D"
          + ScheduleSearch.PROPERTY
          + "="
          + shortest;
    }
  }

  /**
   * Checks that no schedule failed.
   *
   * @throws AssertionError with the story of the failure, and the error of the test as its cause
   */
  public void assertNone() {
    if (failure.isPresent()) throw new AssertionError(failure.get().story(), failure.get().error());
  }
}
