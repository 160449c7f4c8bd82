package dev.asyncio4j.http;

import java.io.Serial;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Signals that a reply came and is not what was asked for.
 *
 * <p><i>Python:</i> {@code aiohttp.ClientResponseError}.
 */
public class ClientResponseException extends ClientException {
  @Serial private static final long serialVersionUID = 1L;

  /** The status. */
  private final int status;

  private final transient Headers headers;
  private final transient @Nullable RequestInfo requestInfo;
  private final transient List<ClientResponse> history;

  /**
   * Makes one.
   *
   * @param requestInfo the request; null if there was none
   * @param history the replies that led to this one
   * @param status of the reply; 0: none
   * @param message the reason, or what is wrong
   * @param headers of the reply
   * @param cause what it came from; null if nothing
   */
  public ClientResponseException(
      @Nullable RequestInfo requestInfo,
      List<ClientResponse> history,
      int status,
      String message,
      Headers headers,
      @Nullable Throwable cause) {
    super(message, cause);
    this.status = status;
    this.headers = headers;
    this.requestInfo = requestInfo;
    this.history = List.copyOf(history);
  }

  /** {@return the status of the reply; 400 if it could not be read, 0 if there is none} */
  public int status() {
    return status;
  }

  /** {@return the reason that the server gave, or what is wrong with the reply} */
  public String message() {
    return String.valueOf(super.getMessage());
  }

  /** {@return the headers of the reply} */
  public Headers headers() {
    return headers;
  }

  /** {@return the request; null if there is none} */
  public @Nullable RequestInfo requestInfo() {
    return requestInfo;
  }

  /** {@return the replies that led here} */
  public List<ClientResponse> history() {
    return history;
  }

  @Override
  public String getMessage() {
    String url = requestInfo == null ? "" : ", url='" + requestInfo.safeUrl() + "'";
    return status + ", message='" + message() + "'" + url;
  }
}
