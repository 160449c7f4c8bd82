package dev.asyncio4j.mongo.odm;

import java.io.Serial;

/**
 * A type that only others may extend was used by itself.
 *
 * <p><i>Python:</i> {@code umongo.exceptions.AbstractDocumentError}.
 */
public final class AbstractDocumentException extends UmongoException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param message what happened, to what, and what to do
   */
  public AbstractDocumentException(String message) {
    super(message);
  }
}
