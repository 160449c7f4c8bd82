package dev.asyncio4j.mongo.odm;

import java.io.Serial;

/**
 * A failure of a document, its definition or its data.
 *
 * <p><i>Python:</i> {@code umongo.exceptions.UMongoError}. What the driver fails with comes out
 * unchanged.
 */
public class UmongoException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param message what happened, to what, and what to do
   */
  public UmongoException(String message) {
    super(message);
  }
}
