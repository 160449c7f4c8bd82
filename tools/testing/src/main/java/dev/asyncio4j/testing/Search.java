package dev.asyncio4j.testing;

import dev.asyncio4j.VoidBody;
import dev.asyncio4j.testing.SearchOptions.Strategy;
import dev.asyncio4j.testing.SearchResult.Failure;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One search: runs of a test, each in another order. */
final class Search {
  /** The outcome of one run. */
  record Run(Steps steps, @Nullable Throwable error) {}

  private final SearchOptions options;
  private final VoidBody test;
  private final Set<List<Integer>> seen = new HashSet<>();
  private final Deviations deviations;
  private int schedules;
  private int failing;
  private @Nullable Failure failure;

  Search(SearchOptions options, VoidBody test) {
    this.options = options;
    this.test = test;
    deviations = new Deviations(options.depth(), options.schedules());
  }

  SearchResult search() {
    long end = System.nanoTime() + options.budget().toNanos();
    var usual = attempt(Schedule.FIFO, 0);
    var kinds = options.strategies().stream().filter(it -> it != Strategy.FIFO).toList();
    long seed = options.seed();
    while (!kinds.isEmpty() && goesOn() && System.nanoTime() < end) {
      for (var kind : kinds) if (goesOn()) attempt(kind, seed, usual.steps().count);
      seed++;
      if (kinds.equals(List.of(Strategy.DEVIATIONS)) && deviations.isEmpty()) break;
    }
    return result();
  }

  /** Runs one schedule only. */
  SearchResult only(String schedule) {
    attempt(Schedule.parse(schedule), 0);
    return result();
  }

  private boolean goesOn() {
    return schedules < options.schedules()
        && !(failure != null && options.stopAtFirst())
        && !exhausted();
  }

  private boolean exhausted() {
    return tries(Strategy.DEVIATIONS) && deviations.isExhausted();
  }

  private boolean tries(Strategy kind) {
    return options.strategies().contains(kind);
  }

  private void attempt(Strategy kind, long seed, int steps) {
    switch (kind) {
      case RANDOM -> attempt(Schedule.random(seed), -1);
      case PRIORITIES -> attempt(Schedule.priorities(seed, steps), -1);
      case DEVIATIONS -> {
        var next = deviations.next();
        if (next != null) attempt(Schedule.of(next), next.size());
      }
      case FIFO -> {} // it was the first one
    }
  }

  /** Runs the test; its first {@code fixed} choices are given, none of them if that is negative. */
  private Run attempt(Schedule schedule, int fixed) {
    schedules++;
    var run = run(schedule, false, null);
    seen.add(Schedule.of(run.steps().choices).choices());
    if (fixed >= 0 && tries(Strategy.DEVIATIONS)) deviations.ran(run.steps(), fixed);
    if (run.error() != null) {
      failing++;
      if (failure == null) failure = told(schedule, run);
    }
    return run;
  }

  private SearchResult result() {
    return new SearchResult(
        schedules, seen.size(), exhausted(), failing, Optional.ofNullable(failure));
  }

  private Failure told(Schedule schedule, Run failed) {
    var shortest = new Shortening(this, failed).shortest();
    var trail = Trail.create();
    var last = run(shortest, true, new Story(trail));
    var error = last.error() == null ? failed.error() : last.error();
    return new Failure(schedule.toString(), error, shortest.toString(), trail);
  }

  Run run(String schedule) {
    return run(Schedule.parse(schedule), true, null);
  }

  Run run(Schedule schedule, boolean debug, @Nullable Story story) {
    var steps = new Steps(schedule.picker(options.depth()), options, story);
    var each = options.test().debug(debug).order(steps);
    try {
      AsyncTests.run(
          each,
          () -> {
            try {
              test.run();
            } finally {
              steps.over();
            }
          });
      return new Run(steps, null);
    } catch (Throwable error) {
      return new Run(steps, error);
    }
  }
}
