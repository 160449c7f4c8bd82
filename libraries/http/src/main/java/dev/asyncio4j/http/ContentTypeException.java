package dev.asyncio4j.http;

import java.io.Serial;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Signals that the type of a reply is not the one that was asked for.
 *
 * <p><i>Python:</i> {@code aiohttp.ContentTypeError}.
 */
public class ContentTypeException extends ClientResponseException {
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
  public ContentTypeException(
      @Nullable RequestInfo requestInfo,
      List<ClientResponse> history,
      int status,
      String message,
      Headers headers) {
    super(requestInfo, history, status, message, headers, null);
  }
}
