package dev.asyncio4j.http.web;

/**
 * Tells that the body of a request was read after its reply had been sent.
 *
 * <p><i>Python:</i> {@code web.PayloadAccessError}. Read it in the handler.
 */
public class PayloadAccessException extends IllegalStateException {
  private static final long serialVersionUID = 1;

  /**
   * Makes one.
   *
   * @param message what was read
   */
  public PayloadAccessException(String message) {
    super(message);
  }
}
