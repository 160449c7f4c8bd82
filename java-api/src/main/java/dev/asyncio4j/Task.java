package dev.asyncio4j;

import java.io.PrintStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A coroutine that its loop runs beside others, and a future of its result.
 *
 * <p><i>Python:</i> {@code asyncio.Task}; same, but the loop holds unfinished tasks strongly: none
 * is lost.
 *
 * <p><b>Cancellation:</b> {@link #cancel()} is a request. The body gets a {@code CancelledError} at
 * the {@code await} it is in, or at its next one; it may catch it. A task that has not begun never
 * runs its body. One that is cancelled as its body returns ends cancelled.
 *
 * <p><b>Thread and loop:</b> as for {@link Future}. {@link #setResult} and {@link #setException}
 * are refused.
 *
 * <pre>{@code
 * Task<String> task = createTask(fetch(url), "fetcher");
 * await(sleep(Duration.ofMillis(100)));
 * task.cancel("no longer needed");
 * try {
 *   await(task);
 * } catch (CancelledError e) {
 *   System.out.println(task.getName() + " ended: " + e.getMessage());
 * }
 * }</pre>
 *
 * @param <T> the type of the result
 * @see Asyncio#createTask(Coroutine)
 */
public interface Task<T extends @Nullable Object> extends Future<T> {
  /** {@return the name; {@code Task-} and a number, unless one was given} */
  String getName();

  /**
   * Gives the task a name.
   *
   * @param name what error reports show; need not be unique
   */
  void setName(String name);

  /**
   * Returns the number of cancellations that were asked for and not taken back.
   *
   * <p><i>Python:</i> {@code Task.cancelling()}; same.
   *
   * @return the count of {@link #cancel()} less that of {@link #uncancel}
   */
  int cancelling();

  /**
   * Takes one request for cancellation back.
   *
   * <p><i>Python:</i> {@code Task.uncancel()}; same: for structured blocks such as {@link
   * Asyncio#timeout(Duration, Body)}, which cancel the task and then handle the error themselves.
   * At zero, one not yet delivered is dropped.
   *
   * @return how many are left, at least 0
   */
  int uncancel();

  /**
   * Returns the coroutine that it runs.
   *
   * <p><b>Cancellation:</b> is the matter of the task: the coroutine cannot be awaited a second
   * time.
   *
   * @return the coroutine
   */
  @CheckReturnValue
  Coroutine<T> coroutine();

  /** {@return the context variables it runs with: the object itself, not a copy} */
  Context context();

  /**
   * Returns the stack of the task, where it is suspended.
   *
   * <p><i>Python:</i> {@code Task.get_stack()}; but all frames of a suspended body, not only the
   * outermost.
   *
   * @return the frames where it is suspended; those of its error if it failed and nobody has read
   *     that; else none
   */
  List<StackTraceElement> stack();

  /**
   * Prints the stack of the task to the standard error stream.
   *
   * <p><i>Python:</i> {@code Task.print_stack()}; the frames are in the order of a Java trace.
   *
   * @see #stack
   */
  default void printStack() {
    printStack(System.err);
  }

  /**
   * Prints the stack of the task.
   *
   * <p><i>Python:</i> {@code Task.print_stack(file=out)}.
   *
   * @param out where to
   * @see #stack
   */
  default void printStack(PrintStream out) {
    var frames = stack();
    out.println((frames.isEmpty() ? "No stack for " : "Stack for ") + this);
    frames.forEach(frame -> out.println("\tat " + frame));
  }
}
