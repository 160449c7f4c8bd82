package dev.asyncio4j.testing;

import java.time.Duration;
import java.util.List;

/**
 * Options of a search over schedules; each wither gives a changed copy.
 *
 * <p><i>Python:</i> none.
 *
 * <pre>{@code
 * SearchOptions thorough = SearchOptions.defaults().schedules(5_000).seed(7);
 * }</pre>
 *
 * @param schedules how many to try at most
 * @param strategies where orders come from, in turn; the usual order is always the first one
 * @param depth how many deviations from the usual order {@code DEVIATIONS} makes, and how many
 *     changes of priority {@code PRIORITIES}
 * @param level what may change its place
 * @param fairAfter how many steps of one task another that is ready waits for at most
 * @param mostSteps after how many steps a run is endless, and fails
 * @param budget how long to search, in real time
 * @param stopAtFirst whether the first failure ends the search
 * @param seed the first seed
 * @param test the options of each run; the order, and debug mode until a failure is told, are the
 *     search's
 */
public record SearchOptions(
    int schedules,
    List<Strategy> strategies,
    int depth,
    Level level,
    int fairAfter,
    int mostSteps,
    Duration budget,
    boolean stopAtFirst,
    long seed,
    TestOptions test) {

  /** A way to come to an order. */
  public enum Strategy {
    /** The usual order: what was ready first runs first. */
    FIFO,
    /** A choice at random at each step. */
    RANDOM,
    /** Tasks have priorities, which change now and then. */
    PRIORITIES,
    /** Every order with few deviations from the usual one, systematically. */
    DEVIATIONS
  }

  /** The kinds of steps that may change their place in the queue. */
  public enum Level {
    /** Steps of tasks: an order that asyncio leaves open. Callbacks keep theirs. */
    TASKS,
    /** Only what comes from outside: timers, channels, other threads. */
    ARRIVALS,
    /** Everything, callbacks included: more than asyncio leaves open. */
    ALL
  }

  private static final SearchOptions DEFAULTS =
      new SearchOptions(
          200,
          List.of(Strategy.values()),
          3,
          Level.TASKS,
          64,
          100_000,
          Duration.ofMinutes(1),
          true,
          0,
          TestOptions.defaults());

  /**
   * Copies the strategies; {@link #defaults()} and the withers read better.
   *
   * @param schedules at least 1
   * @param strategies copied
   * @param depth at least 1
   * @param level what moves
   * @param fairAfter at least 1
   * @param mostSteps at least 1
   * @param budget how long
   * @param stopAtFirst whether to stop
   * @param seed any
   * @param test in virtual time
   * @throws IllegalArgumentException if a number is less than 1, or the test is in real time
   */
  public SearchOptions {
    if (schedules < 1 || depth < 1 || fairAfter < 1 || mostSteps < 1)
      throw new IllegalArgumentException(
          "schedules="
              + schedules
              + ", depth="
              + depth
              + ", fairAfter="
              + fairAfter
              + ", mostSteps="
              + mostSteps
              + ": give 1 or more");
    if (test.isRealTime())
      throw new IllegalArgumentException(
          "a search in real time: orders of steps are tried in virtual time; leave realTime out");
    strategies = List.copyOf(strategies);
  }

  /** {@return 200 schedules by all strategies, steps of tasks only, to the first failure} */
  public static SearchOptions defaults() {
    return DEFAULTS;
  }

  /**
   * Returns a copy with another number of schedules.
   *
   * @param most at least 1
   * @return the copy
   */
  public SearchOptions schedules(int most) {
    return new SearchOptions(
        most, strategies, depth, level, fairAfter, mostSteps, budget, stopAtFirst, seed, test);
  }

  /**
   * Returns a copy with other strategies.
   *
   * @param each in turn
   * @return the copy
   */
  public SearchOptions strategies(Strategy... each) {
    return new SearchOptions(
        schedules,
        List.of(each),
        depth,
        level,
        fairAfter,
        mostSteps,
        budget,
        stopAtFirst,
        seed,
        test);
  }

  /**
   * Returns a copy with another depth.
   *
   * @param deviations at least 1
   * @return the copy
   */
  public SearchOptions depth(int deviations) {
    return new SearchOptions(
        schedules,
        strategies,
        deviations,
        level,
        fairAfter,
        mostSteps,
        budget,
        stopAtFirst,
        seed,
        test);
  }

  /**
   * Returns a copy that moves something else.
   *
   * @param moves what may change its place
   * @return the copy
   */
  public SearchOptions level(Level moves) {
    return new SearchOptions(
        schedules, strategies, depth, moves, fairAfter, mostSteps, budget, stopAtFirst, seed, test);
  }

  /**
   * Returns a copy with another bound of patience.
   *
   * @param steps at least 1
   * @return the copy
   */
  public SearchOptions fairAfter(int steps) {
    return new SearchOptions(
        schedules, strategies, depth, level, steps, mostSteps, budget, stopAtFirst, seed, test);
  }

  /**
   * Returns a copy with another bound of a run.
   *
   * @param each steps after which a run fails, at least 1
   * @return the copy
   */
  public SearchOptions mostSteps(int each) {
    return new SearchOptions(
        schedules, strategies, depth, level, fairAfter, each, budget, stopAtFirst, seed, test);
  }

  /**
   * Returns a copy with another time for the whole search.
   *
   * @param limit of real time
   * @return the copy
   */
  public SearchOptions budget(Duration limit) {
    return new SearchOptions(
        schedules, strategies, depth, level, fairAfter, mostSteps, limit, stopAtFirst, seed, test);
  }

  /**
   * Returns a copy that says whether the first failure ends the search.
   *
   * @param stops false: the search goes on, for its counts
   * @return the copy
   */
  public SearchOptions stopAtFirst(boolean stops) {
    return new SearchOptions(
        schedules, strategies, depth, level, fairAfter, mostSteps, budget, stops, seed, test);
  }

  /**
   * Returns a copy with another first seed.
   *
   * @param first any
   * @return the copy
   */
  public SearchOptions seed(long first) {
    return new SearchOptions(
        schedules,
        strategies,
        depth,
        level,
        fairAfter,
        mostSteps,
        budget,
        stopAtFirst,
        first,
        test);
  }

  /**
   * Returns a copy with other options of each run.
   *
   * @param each in virtual time
   * @return the copy
   */
  public SearchOptions test(TestOptions each) {
    return new SearchOptions(
        schedules, strategies, depth, level, fairAfter, mostSteps, budget, stopAtFirst, seed, each);
  }
}
