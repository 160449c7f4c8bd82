package dev.asyncio4j.http;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * Signals that a redirect leads to what is no URL.
 *
 * <p><i>Python:</i> {@code aiohttp.InvalidUrlRedirectClientError}.
 */
public class InvalidUrlRedirectClientException extends InvalidUrlClientException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param url as it was given
   * @param description what is wrong; null: the URL alone is shown
   * @param cause what it came from; null if nothing
   */
  public InvalidUrlRedirectClientException(
      String url, @Nullable String description, @Nullable Throwable cause) {
    super(url, description, cause);
  }
}
