package dev.asyncio4j.mongo.odm;

import java.io.Serial;

/**
 * A name that is registered already.
 *
 * <p><i>Python:</i> {@code umongo.exceptions.AlreadyRegisteredDocumentError}.
 */
public final class AlreadyRegisteredDocumentException extends UmongoException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param message what happened, to what, and what to do
   */
  public AlreadyRegisteredDocumentException(String message) {
    super(message);
  }
}
