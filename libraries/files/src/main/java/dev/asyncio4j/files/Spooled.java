package dev.asyncio4j.files;

import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import org.jspecify.annotations.Nullable;

/**
 * A temporary file that is in memory until it is large.
 *
 * <p><i>Python:</i> {@code tempfile.SpooledTemporaryFile}. In memory its operations use no thread.
 *
 * <p><b>Cancellation:</b> ends the await of a move to the disk; the move itself goes on.
 */
public interface Spooled {
  /** {@return whether it is on the disk now} */
  boolean rolled();

  /**
   * Moves it to the disk now; the position stays.
   *
   * @return gives null
   */
  @CheckReturnValue
  Coroutine<@Nullable Void> rollover();
}
