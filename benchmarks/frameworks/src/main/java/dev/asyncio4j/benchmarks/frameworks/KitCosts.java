package dev.asyncio4j.benchmarks.frameworks;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.run;

import dev.asyncio4j.testing.AsyncTests;
import dev.asyncio4j.testing.TestOptions;

/** A test that does nothing, beside a run that does nothing. */
final class KitCosts {
  private KitCosts() {}

  static void measure(Rows rows) throws Exception {
    var quick = TestOptions.defaults().debug(false);
    rows.row("an empty run", 100, n -> times(n, () -> run(async(() -> {}))))
        .row("an empty test", 100, n -> times(n, () -> AsyncTests.run(() -> {})))
        .row(
            "the same, not in debug mode",
            100,
            n -> times(n, () -> AsyncTests.run(quick, () -> {})))
        .row(
            "the same, with a network in memory",
            100,
            n -> times(n, () -> AsyncTests.run(quick, test -> test.network())))
        .print();
  }

  private static void times(int count, Runnable operation) {
    for (int i = 0; i < count; i++) operation.run();
  }
}
