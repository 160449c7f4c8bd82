package dev.asyncio4j.jobs;

import dev.asyncio4j.loop.EventLoop;
import dev.asyncio4j.loop.ExceptionContext;
import java.io.Serial;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The way of a report to the handler of a scheduler, or else to that of its loop. */
record Reports(
    EventLoop loop, @Nullable BiConsumer<? super Scheduler, ? super JobContext> handler) {

  void tell(Scheduler scheduler, JobContext context) {
    if (handler == null) {
      loop.callExceptionHandler(ofLoop(context));
      return;
    }
    try {
      handler.accept(scheduler, context);
    } catch (Throwable error) {
      var message = "Unhandled error in exception handler of " + scheduler;
      loop.defaultExceptionHandler(ExceptionContext.of(message, error));
      loop.defaultExceptionHandler(ofLoop(context));
    }
  }

  /** Returns the same facts in the same words, as of the job's task. */
  private static ExceptionContext ofLoop(JobContext context) {
    var job = context.job();
    var task = job.task().orElse(null);
    return new ExceptionContext(
        context.message(), context.exception(), task, null, job, site(context.createdAt()));
  }

  private static @Nullable Throwable site(@Nullable StackTraceElement line) {
    return line == null ? null : new SpawnedHere(line);
  }

  private static final class SpawnedHere extends Throwable {
    @Serial private static final long serialVersionUID = 1L;

    SpawnedHere(StackTraceElement line) {
      super("the job was spawned here", null, false, true);
      setStackTrace(new StackTraceElement[] {line});
    }
  }
}
