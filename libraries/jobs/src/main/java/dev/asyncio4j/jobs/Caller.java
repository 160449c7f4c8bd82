package dev.asyncio4j.jobs;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The line of the user's code that called this module. */
final class Caller {
  private static final Set<Class<?>> OURS =
      Set.of(Caller.class, Scheduler.class, SchedulerImpl.class);

  private Caller() {}

  /** Returns the line; null if the stack has none. */
  static @Nullable StackTraceElement line() {
    return StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)
        .walk(
            frames ->
                frames
                    .filter(frame -> !OURS.contains(frame.getDeclaringClass().getNestHost()))
                    .findFirst()
                    .map(StackWalker.StackFrame::toStackTraceElement)
                    .orElse(null));
  }
}
