package dev.asyncio4j.jobs;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.testing.Virtual.pause;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.Body;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.support.LogCapture;
import dev.asyncio4j.testing.Trail;
import java.util.ArrayList;
import java.util.List;

/** The words of these tests: jobs of several kinds, and a handler that keeps what it is told. */
final class Jobs {
  static final SchedulerOptions OPTIONS = SchedulerOptions.defaults();

  private Jobs() {}

  static <T> Job<T> spawned(Scheduler scheduler, Coroutine<T> coroutine) {
    return await(scheduler.spawn(coroutine));
  }

  /** A job that notes its start, takes some seconds, notes its end, and gives its name. */
  static Coroutine<String> work(String name, long seconds, Trail trail) {
    return async(
        () -> {
          trail.add(name + " starts");
          try {
            pause(seconds);
          } catch (CancelledError e) {
            trail.add(name + " cancelled");
            throw e;
          }
          trail.add(name + " ends");
          return name;
        });
  }

  /**
   * A job that does not let itself be cancelled: it takes some seconds more, then gives a value.
   */
  static Coroutine<String> stubborn(long seconds) {
    return async(
        () -> {
          try {
            pause(3600);
          } catch (CancelledError e) {
            pause(seconds);
          }
          return "stubborn";
        });
  }

  /** A job that takes its time to be cancelled, and then fails. */
  static Coroutine<String> stubbornFailing(long seconds, Exception error) {
    return async(
        (Body<String>)
            () -> {
              try {
                pause(3600);
              } catch (CancelledError e) {
                pause(seconds);
              }
              throw error;
            });
  }

  /** Checks that no coroutine was told of as never awaited, in a run in debug mode. */
  static void assertNothingForgotten(LogCapture log) {
    assertThat(log.messages()).noneMatch(message -> message.contains("never awaited"));
  }

  /** A handler that keeps what it is told. */
  static final class Told {
    final List<JobContext> contexts = new ArrayList<>();

    SchedulerOptions options() {
      return OPTIONS.exceptionHandler((scheduler, context) -> contexts.add(context));
    }

    List<String> messages() {
      return contexts.stream().map(c -> c.message() + ": " + c.job().getName()).toList();
    }
  }
}
