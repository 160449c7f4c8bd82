package dev.asyncio4j.mongo.odm;

import com.mongodb.client.result.DeleteResult;
import java.io.Serial;

/**
 * A deletion that found no document: it is gone, or the conditions are not met.
 *
 * <p><i>Python:</i> {@code umongo.exceptions.DeleteError}.
 */
public final class DeleteException extends UmongoException {
  @Serial private static final long serialVersionUID = 1L;

  /** The answer of the server. */
  private final transient DeleteResult result;

  DeleteException(String message, DeleteResult result) {
    super(message);
    this.result = result;
  }

  /** {@return what the server said} */
  public DeleteResult result() {
    return result;
  }
}
