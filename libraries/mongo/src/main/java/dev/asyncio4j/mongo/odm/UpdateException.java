package dev.asyncio4j.mongo.odm;

import com.mongodb.client.result.UpdateResult;
import java.io.Serial;

/**
 * An update that found no document: it is gone, or the conditions are not met.
 *
 * <p><i>Python:</i> {@code umongo.exceptions.UpdateError}.
 */
public final class UpdateException extends UmongoException {
  @Serial private static final long serialVersionUID = 1L;

  /** The answer of the server. */
  private final transient UpdateResult result;

  UpdateException(String message, UpdateResult result) {
    super(message);
    this.result = result;
  }

  /** {@return what the server said} */
  public UpdateResult result() {
    return result;
  }
}
