package dev.asyncio4j.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.asyncio4j.VoidBody;
import java.time.Duration;
import java.util.function.Predicate;

/**
 * Runs of a test that takes too long for any limit. The limit is short; where the test does not
 * come as far in it as is to be seen, as on a busy machine, it is run with a longer one.
 */
final class TooLong {
  private static final Duration FIRST = Duration.ofMillis(300);
  private static final Duration LAST = Duration.ofMinutes(1);

  private TooLong() {}

  /** Returns how the test has failed once that is what is looked for, or with the last limit. */
  static Throwable failureOf(TestOptions options, VoidBody test, Predicate<Throwable> isSeen) {
    for (var limit = FIRST; ; limit = limit.multipliedBy(4)) {
      var each = options.timeout(limit);
      var failure = catchThrowable(() -> AsyncTests.run(each, test));
      assertThat(failure)
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("takes longer than " + limit + " of real time");
      assertThat(Thread.interrupted()).isFalse();
      if (isSeen.test(failure) || limit.compareTo(LAST) > 0) return failure;
    }
  }
}
