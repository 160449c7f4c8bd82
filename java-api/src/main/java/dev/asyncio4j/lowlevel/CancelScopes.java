package dev.asyncio4j.lowlevel;

import dev.asyncio4j.Body;
import dev.asyncio4j.Task;
import dev.asyncio4j.spi.Engine;
import org.jspecify.annotations.Nullable;

/**
 * The hook for cancel scopes: what a task asks at each suspension, whether that is to end with
 * {@code CancelledError} at once.
 *
 * <p><i>Python:</i> none in asyncio; what trio's {@code CancelScope} stands on. {@code Task.cancel}
 * is an edge, counted and delivered once; a scope is a level, and raises at every suspension while
 * it cancels. The two do not count for each other. A module implements one object for each node of
 * its tree of scopes, puts the innermost one into the task's slot, and catches the error where the
 * scope ends.
 *
 * <p>A suspension that is over is not undone: what was handed over is received. An await that does
 * not suspend raises nothing. A new task has no scopes.
 *
 * <p><b>Thread and loop:</b> on the turn of the task's loop.
 */
@FunctionalInterface
public interface CancelScopes {
  /**
   * Tells whether a cancelled scope encloses the code that suspends, with no shield between.
   *
   * <p>Asked at each suspension: a field read, no more. What it throws comes out of the await.
   *
   * @return whether the suspension is to end with {@code CancelledError}
   */
  boolean cancels();

  /**
   * Tells why {@link #cancels} is true: the message of the {@code CancelledError} that a suspension
   * ends with.
   *
   * @return the message; null for none
   */
  default @Nullable String reason() {
    return null;
  }

  /**
   * Returns what is in the slot of a task.
   *
   * @param task the task
   * @return its scopes; null in nearly all tasks
   */
  static @Nullable CancelScopes of(Task<?> task) {
    return Engine.provider().cancelScopes(task);
  }

  /**
   * Sets the slot of a task. A wait that is on goes on: see {@link #interruptWait}.
   *
   * @param task the task
   * @param scopes its scopes; null for none
   */
  static void set(Task<?> task, @Nullable CancelScopes scopes) {
    Engine.provider().cancelScopes(task, scopes);
  }

  /**
   * Ends the wait of a task, because a scope that it is in was cancelled.
   *
   * <p>Nothing happens if the task is done, has not begun, runs, or has what it waited for already:
   * then its next suspension asks. Nor in a wait of {@link #hearingOnce} that has been told.
   *
   * @param task the task
   * @param reason the message of the {@code CancelledError}
   * @return whether there was a wait to end
   */
  static boolean interruptWait(Task<?> task, @Nullable String reason) {
    return Engine.provider().interruptWait(task, reason);
  }

  /**
   * Runs code of the current task that must go on though it was told: it waits for children.
   *
   * <p>Scopes raise in it once at most, then let it be until it ends. So do the waits of the
   * library that are of this kind: the end of a task group, the close of an async generator.
   *
   * @param <T> the type of the result
   * @param wait the code
   * @return its result
   * @throws IllegalStateException if no task runs
   * @throws RuntimeException what the code throws: the same object, checked or not
   */
  static <T extends @Nullable Object> T hearingOnce(Body<T> wait) {
    return Engine.provider().hearingOnce(wait);
  }
}
