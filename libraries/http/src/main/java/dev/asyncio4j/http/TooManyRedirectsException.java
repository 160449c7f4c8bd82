package dev.asyncio4j.http;

import java.io.Serial;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Signals that a request was redirected too often.
 *
 * <p><i>Python:</i> {@code aiohttp.TooManyRedirects}; {@link #status} is 0 there, too: those of the
 * redirects are in {@link #history}.
 */
public class TooManyRedirectsException extends ClientResponseException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param requestInfo the request; null if there was none
   * @param history the replies that led to this one
   * @param status of the reply
   * @param message what is wrong
   * @param headers of the reply
   */
  public TooManyRedirectsException(
      @Nullable RequestInfo requestInfo,
      List<ClientResponse> history,
      int status,
      String message,
      Headers headers) {
    super(requestInfo, history, status, message, headers, null);
  }
}
