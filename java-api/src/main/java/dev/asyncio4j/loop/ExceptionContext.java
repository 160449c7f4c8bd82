package dev.asyncio4j.loop;

import dev.asyncio4j.Future;
import org.jspecify.annotations.Nullable;

/**
 * The facts about an error that no caller can receive, as an exception handler gets them.
 *
 * <p><i>Python:</i> the {@code context} dict of {@code loop.call_exception_handler}.
 *
 * @param message what happened
 * @param exception the error, if there is one
 * @param future the future or task it is about, if any
 * @param handle the callback it is about, if any
 * @param source the transport, protocol or other object it is about, if any
 * @param createdAt where that object was made, if it is known
 */
public record ExceptionContext(
    String message,
    @Nullable Throwable exception,
    @Nullable Future<?> future,
    @Nullable Handle handle,
    @Nullable Object source,
    @Nullable Throwable createdAt) {

  /**
   * Returns a context with a message and an error only.
   *
   * @param message what happened
   * @param exception the error; null if there is none
   * @return the context
   */
  public static ExceptionContext of(String message, @Nullable Throwable exception) {
    return new ExceptionContext(message, exception, null, null, null, null);
  }
}
