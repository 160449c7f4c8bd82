package dev.asyncio4j.http;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * Signals that the URL of a request is not of HTTP.
 *
 * <p><i>Python:</i> {@code aiohttp.NonHttpUrlClientError}.
 */
public class NonHttpUrlClientException extends ClientException {
  @Serial private static final long serialVersionUID = 1L;

  /** The URL as it was given. */
  private final String url;

  /**
   * Makes one.
   *
   * @param url as it was given
   * @param description what is wrong; null: the URL alone is shown
   * @param cause what it came from; null if nothing
   */
  public NonHttpUrlClientException(
      String url, @Nullable String description, @Nullable Throwable cause) {
    super(description == null ? url : url + " - " + description, cause);
    this.url = url;
  }

  /** {@return the URL as it was given} */
  public String url() {
    return url;
  }
}
