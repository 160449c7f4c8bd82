package dev.asyncio4j.mongo.odm;

import java.io.Serial;

/**
 * A change that only a document outside the database allows.
 *
 * <p><i>Python:</i> {@code umongo.exceptions.AlreadyCreatedError}.
 */
public final class AlreadyCreatedException extends UmongoException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param message what happened, to what, and what to do
   */
  public AlreadyCreatedException(String message) {
    super(message);
  }
}
