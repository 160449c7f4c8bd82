package dev.asyncio4j.http;

import java.io.Serial;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Signals that a proxy refused to connect; the status is its.
 *
 * <p><i>Python:</i> {@code aiohttp.ClientHttpProxyError}.
 */
public class ClientHttpProxyException extends ClientResponseException {
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
  public ClientHttpProxyException(
      @Nullable RequestInfo requestInfo,
      List<ClientResponse> history,
      int status,
      String message,
      Headers headers) {
    super(requestInfo, history, status, message, headers, null);
  }
}
