package dev.asyncio4j.conformance;

import static dev.asyncio4j.Asyncio.async;

import dev.asyncio4j.RunOptions;
import dev.asyncio4j.Runner;
import dev.asyncio4j.VoidBody;
import dev.asyncio4j.exceptions.DeadlockException;
import dev.asyncio4j.loop.EventLoop;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Runs a program on a loop of its own, in virtual time, and gives its trace. */
final class Harness {
  /** Programs take milliseconds; one that takes this long goes round in circles. */
  private static final int MOST_SECONDS = 20;

  private Harness() {}

  static List<String> run(ConformanceCase conformanceCase, Language language) {
    var machine = new Machine(conformanceCase, language);
    var runner = Runner.create(RunOptions.defaults().virtualTime());
    var loop = runner.loop();
    loop.setExceptionHandler((ignoredLoop, ignoredContext) -> {});
    var stop = stopLater(loop);
    try {
      // Stopped from inside, the loop ends with the pass that ended the program, as CPython's did.
      var top = loop.createTask(async(stopAfter(machine::runProgram, loop)));
      loop.runForever();
      top.result();
    } catch (DeadlockException error) {
      machine.add("DEADLOCK");
    } catch (Throwable error) {
      machine.add((stop.isDone() ? "ENDLESS " : "HARNESS ") + error);
    }
    // Closing cancels the tasks that are left, and what they log then is no part of the trace.
    var trace = machine.trace();
    close(runner);
    machine.readErrors();
    stop.cancel(false);
    return trace;
  }

  private static VoidBody stopAfter(VoidBody body, EventLoop loop) {
    return () -> {
      try {
        body.run();
      } finally {
        loop.stop();
      }
    };
  }

  private static CompletableFuture<Void> stopLater(EventLoop loop) {
    var stop = new CompletableFuture<Void>();
    stop.completeOnTimeout(null, MOST_SECONDS, TimeUnit.SECONDS)
        .thenRun(() -> loop.callSoonThreadsafe(loop::stop));
    return stop;
  }

  private static void close(Runner runner) {
    try {
      runner.close();
    } catch (RuntimeException | StackOverflowError error) {
      // Tasks that swallow their cancellation are left for good: in deadlock, or in a cycle.
    }
  }
}
