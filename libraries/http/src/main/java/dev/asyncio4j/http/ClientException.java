package dev.asyncio4j.http;

import dev.asyncio4j.exceptions.AsyncTimeoutException;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * Signals that a request failed: the superclass of all failures of the client but a total timeout.
 *
 * <p><i>Python:</i> {@code aiohttp.ClientError}.
 */
public class ClientException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param message what happened
   * @param cause what it came from; null if nothing
   */
  public ClientException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /**
   * Tells whether something is a timeout: one of the client's, or the total one.
   *
   * <p><i>Python:</i> {@code isinstance(e, asyncio.TimeoutError)}; in Java {@link
   * ServerTimeoutException} has one superclass.
   *
   * @param error any
   * @return whether it is
   */
  public static boolean isTimeout(@Nullable Throwable error) {
    return error instanceof AsyncTimeoutException || error instanceof ServerTimeoutException;
  }
}
