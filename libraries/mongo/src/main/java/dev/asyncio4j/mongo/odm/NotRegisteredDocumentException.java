package dev.asyncio4j.mongo.odm;

import java.io.Serial;

/**
 * A name or class that nobody has registered.
 *
 * <p><i>Python:</i> {@code umongo.exceptions.NotRegisteredDocumentError}.
 */
public final class NotRegisteredDocumentException extends UmongoException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param message what happened, to what, and what to do
   */
  public NotRegisteredDocumentException(String message) {
    super(message);
  }
}
