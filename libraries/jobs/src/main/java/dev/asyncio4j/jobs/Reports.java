package dev.asyncio4j.jobs;

import dev.asyncio4j.loop.ExceptionContext;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** The reports of jobs as the loop's exception handler gets them. */
final class Reports {
  private Reports() {}

  /** Returns the same facts about the job's task, in the same words. */
  static ExceptionContext of(JobContext context) {
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
