package dev.asyncio4j.testing;

import dev.asyncio4j.VoidBody;
import org.jspecify.annotations.Nullable;

/**
 * A search for an order of steps in which a test fails: the same test under many of the orders that
 * asyncio leaves open.
 *
 * <p><i>Python:</i> none. Each order is a run on a new loop, in virtual time. It is found again by
 * its name, on any machine and in any mode, as long as the test itself does the same each time:
 * give a random generator a seed, and use no threads.
 *
 * <pre>{@code
 * int[] balance = new int[1];
 * SearchResult result = ScheduleSearch.explore(SearchOptions.defaults(), () -> {
 *   balance[0] = 0;
 *   VoidBody deposit = () -> {
 *     int before = balance[0];
 *     await(sleep(Duration.ZERO)); // a lock is missing
 *     balance[0] = before + 1;
 *   };
 *   await(gather(async(deposit), async(deposit)));
 *   if (balance[0] != 2) throw new AssertionError("lost an update");
 * });
 * System.out.println(result.failure().orElseThrow().story());
 * }</pre>
 */
public final class ScheduleSearch {
  /** The property that has {@link #explore} run one schedule only: the value names it. */
  public static final String PROPERTY = "asyncio4j.schedule";

  private ScheduleSearch() {}

  /**
   * Runs {@code test} under many orders, the usual one first, and shortens the first that fails.
   *
   * <p><b>Thread and loop:</b> from a thread in which no loop runs.
   *
   * @param options how many, and which
   * @param test is called once for each order; what it shares with itself it must set up anew
   * @return what was found
   * @throws IllegalStateException if a loop runs in this thread
   */
  public static SearchResult explore(SearchOptions options, VoidBody test) {
    Places.requireNoLoop("ScheduleSearch.explore");
    var only = System.getProperty(PROPERTY);
    var search = new Search(options, test);
    return only == null ? search.search() : search.only(only);
  }

  /**
   * Runs {@code test} under one order.
   *
   * <p><b>Thread and loop:</b> from a thread in which no loop runs.
   *
   * @param schedule as a {@link SearchResult.Failure} names it
   * @param test the test
   * @throws IllegalArgumentException if {@code schedule} is no such name
   * @throws IllegalStateException if a loop runs in this thread
   */
  public static void replay(String schedule, VoidBody test) {
    replay(schedule, SearchOptions.defaults(), test);
  }

  /**
   * Runs {@code test} under one order that a search with other options has found.
   *
   * @param schedule as a {@link SearchResult.Failure} names it
   * @param options those of the search
   * @param test the test
   * @throws IllegalArgumentException if {@code schedule} is no such name
   * @throws IllegalStateException if a loop runs in this thread
   */
  public static void replay(String schedule, SearchOptions options, VoidBody test) {
    Places.requireNoLoop("ScheduleSearch.replay");
    @Nullable Throwable error = new Search(options, test).run(schedule).error();
    if (error != null) throw Places.<RuntimeException>sneaky(error);
  }
}
