package dev.asyncio4j.loop;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Debug mode, and the handler of errors that no caller can receive: a part of {@link EventLoop}.
 */
public interface LoopDiagnostics {
  /**
   * Sets the handler of errors that no caller can receive.
   *
   * <p><i>Python:</i> {@code loop.set_exception_handler}; same.
   *
   * @param handler the handler; null for the default one, which logs
   */
  void setExceptionHandler(@Nullable ExceptionHandler handler);

  /** {@return the handler that was set; null for the default one} */
  @Nullable ExceptionHandler getExceptionHandler();

  /**
   * Reports an error to the handler.
   *
   * <p><i>Python:</i> {@code loop.call_exception_handler}; same. It never throws: if the handler
   * fails, the default one reports both errors. If the context names a task, the handler sees the
   * task's context variables.
   *
   * @param context what is known of the error
   */
  void callExceptionHandler(ExceptionContext context);

  /**
   * Logs an error to the {@code System.Logger} named {@code asyncio4j}.
   *
   * <p><i>Python:</i> {@code loop.default_exception_handler}; same.
   *
   * @param context what is known of the error
   */
  void defaultExceptionHandler(ExceptionContext context);

  /** {@return whether the loop is in debug mode} */
  boolean getDebug();

  /**
   * Switches debug mode: calls from wrong threads are refused.
   *
   * <p><i>Python:</i> {@code loop.set_debug}; same. The property {@code asyncio4j.debug}, or else
   * the environment's {@code ASYNCIO4J_DEBUG}, says what it is at first.
   *
   * @param enabled true to check
   */
  void setDebug(boolean enabled);

  /** {@return the limit above which a callback is slow; 100 ms at first} */
  Duration slowCallbackDuration();

  /**
   * Sets the limit above which a callback or a step of a task is slow.
   *
   * <p><i>Python:</i> the attribute {@code loop.slow_callback_duration}, for debug mode.
   *
   * @param limit how long one may take
   */
  void slowCallbackDuration(Duration limit);

  /**
   * Returns counts of the loop: its tasks, its queue, what it waits for and what it has done.
   *
   * <p><i>Python:</i> none; {@code trio.lowlevel.current_statistics()} is alike.
   *
   * <p><b>Thread and loop:</b> from any thread; they may be a step old.
   *
   * @return the counts
   */
  LoopStatistics statistics();

  /** {@return how long a step may hold the loop until that is reported; null: for ever} */
  @Nullable Duration blockedAfter();

  /**
   * Sets how long a callback or a step of a task may hold the loop until that is reported.
   *
   * <p><i>Python:</i> none. In any mode, not only in debug mode: one second at first, or what the
   * property {@code asyncio4j.blocked} says, such as {@code 500ms} or {@code off}. A step that goes
   * on is reported again after twice, four times … the limit. Nothing is reported under virtual
   * time.
   *
   * <p><b>Thread and loop:</b> from any thread.
   *
   * @param limit the time; null for ever
   * @throws IllegalArgumentException if the limit is not positive
   */
  void blockedAfter(@Nullable Duration limit);

  /**
   * Sets the receiver of reports of blocked loops.
   *
   * <p><i>Python:</i> none.
   *
   * <p><b>Thread and loop:</b> from any thread.
   *
   * @param handler the receiver; null for the default one, which logs a warning with the stack
   */
  void setBlockedHandler(@Nullable BlockedHandler handler);
}
