package dev.asyncio4j.exceptions;

import java.io.Serial;
import java.util.List;

/**
 * Signals that tasks of a group failed, or its block did; this holds all the errors.
 *
 * <p><i>Python:</i> the {@code ExceptionGroup} of {@code asyncio.TaskGroup}. The errors are its
 * suppressed exceptions too, so that a stack trace shows them. Cancellations are not among them.
 *
 * <pre>{@code
 * try {
 *   taskGroup(group -> {
 *     group.createTask(fetch(url));
 *   });
 * } catch (TaskGroupException e) {
 *   e.exceptions().forEach(error -> System.err.println("failed: " + error));
 * }
 * }</pre>
 */
public class TaskGroupException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private final transient List<Throwable> exceptions;

  /**
   * Makes one; the number of errors is added to the message.
   *
   * @param message what failed
   * @param exceptions the errors, in the order in which they came; copied
   */
  public TaskGroupException(String message, List<? extends Throwable> exceptions) {
    super(
        message
            + " ("
            + exceptions.size()
            + (exceptions.size() == 1 ? " sub-exception)" : " sub-exceptions)"));
    this.exceptions = List.copyOf(exceptions);
    this.exceptions.forEach(this::addSuppressed);
  }

  /** {@return the errors in the order in which they came; unmodifiable} */
  public List<Throwable> exceptions() {
    return exceptions;
  }
}
