package dev.asyncio4j.mongo;

import com.mongodb.MongoWriteException;
import com.mongodb.ServerAddress;
import com.mongodb.WriteError;
import java.io.Serial;
import java.util.Collection;
import java.util.regex.Pattern;
import org.bson.Document;
import org.bson.json.JsonParseException;

/**
 * A write that would have put a value twice into a unique index.
 *
 * <p><i>Python:</i> {@code pymongo.errors.DuplicateKeyError}.
 */
public final class DuplicateKeyException extends MongoWriteException {
  @Serial private static final long serialVersionUID = 1L;

  private static final Pattern INDEX =
      Pattern.compile("index: (?:\\S*\\$)?(\\S+)(?: +dup key: (\\{.*\\}))?", Pattern.DOTALL);

  /**
   * Makes one.
   *
   * @param error what the server said
   * @param server which said it
   * @param labels of the error
   * @param cause the driver's own exception
   */
  public DuplicateKeyException(
      WriteError error, ServerAddress server, Collection<String> labels, Throwable cause) {
    super(error, server, labels);
    initCause(cause);
  }

  /** {@return the name of the index; empty if the server did not say it} */
  public String index() {
    var said = INDEX.matcher(getError().getMessage());
    return said.find() ? said.group(1) : "";
  }

  /** {@return the key that is there already; empty if the server did not say it} */
  public Document keyValue() {
    if (getError().getDetails().get("keyValue") instanceof org.bson.BsonDocument given)
      return Document.parse(given.toJson());
    var said = INDEX.matcher(getError().getMessage());
    if (!said.find() || said.group(2) == null) return new Document();
    try {
      return Document.parse(said.group(2));
    } catch (JsonParseException e) {
      return new Document(); // servers print some types in a form of their own
    }
  }
}
