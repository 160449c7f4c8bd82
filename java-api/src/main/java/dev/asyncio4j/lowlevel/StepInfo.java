package dev.asyncio4j.lowlevel;

import dev.asyncio4j.Task;
import dev.asyncio4j.loop.EventLoop;
import org.jspecify.annotations.Nullable;

/**
 * A step of a loop: one entry of its queue.
 *
 * <p>Each loop has one such object, which says of each step in its turn what that is: copy what you
 * keep.
 *
 * <p><b>Thread and loop:</b> inside the methods of {@link Instrument} only.
 */
public interface StepInfo {
  /** The kind of code that a step runs. */
  enum Kind {
    /** A step of a task, from one suspension to the next. */
    TASK,
    /** A callback of {@code callSoon}, or one of the library's own. */
    CALLBACK,
    /** A callback whose time has come. */
    TIMER,
    /** A channel is ready. */
    CHANNEL,
    /** An action that another thread has brought. */
    FOREIGN
  }

  /** {@return the loop} */
  EventLoop loop();

  /** {@return what kind of code runs} */
  Kind kind();

  /** {@return the task whose step it is; null for every other kind} */
  @Nullable Task<?> task();

  /** {@return what runs, in words: made at the call, so ask only for what is worth telling} */
  String text();
}
