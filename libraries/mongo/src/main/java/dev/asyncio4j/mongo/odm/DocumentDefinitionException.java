package dev.asyncio4j.mongo.odm;

import java.io.Serial;

/**
 * A class of documents whose fields contradict each other, or cannot be read.
 *
 * <p><i>Python:</i> {@code umongo.exceptions.DocumentDefinitionError}.
 */
public final class DocumentDefinitionException extends UmongoException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param message what happened, to what, and what to do
   */
  public DocumentDefinitionException(String message) {
    super(message);
  }
}
