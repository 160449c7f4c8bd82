package dev.asyncio4j.http.web;

import org.jspecify.annotations.Nullable;

/**
 * Tells that the body of a request broke the rules of HTTP, or could not be decoded.
 *
 * <p><i>Python:</i> {@code web.RequestPayloadError}. A handler that lets it out has the client
 * answered with 400.
 */
public class RequestPayloadException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /**
   * Makes one.
   *
   * @param message what was wrong
   * @param cause what told it; null: none
   */
  public RequestPayloadException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
