package dev.asyncio4j.mongo.odm;

import java.io.Serial;

/**
 * A use of documents before their instance has a database.
 *
 * <p><i>Python:</i> {@code umongo.exceptions.NoDBDefinedError}.
 */
public final class NoDatabaseException extends UmongoException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param message what happened, to what, and what to do
   */
  public NoDatabaseException(String message) {
    super(message);
  }
}
