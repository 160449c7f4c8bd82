package dev.asyncio4j.loop;

/**
 * Receives the errors that no caller can receive.
 *
 * <p><i>Python:</i> the callable that {@code loop.set_exception_handler} takes.
 */
@FunctionalInterface
public interface ExceptionHandler {
  /**
   * Reports an error. It may call {@link LoopDiagnostics#defaultExceptionHandler}; what it throws
   * is reported by that.
   *
   * <p><b>Thread and loop:</b> called on the loop's turn; it must not await or block.
   *
   * @param loop the loop in which the error came up
   * @param context what is known of it
   */
  void handle(EventLoop loop, ExceptionContext context);
}
