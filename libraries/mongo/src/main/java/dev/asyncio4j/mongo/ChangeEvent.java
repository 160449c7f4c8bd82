package dev.asyncio4j.mongo;

import com.mongodb.MongoNamespace;
import com.mongodb.client.model.changestream.ChangeStreamDocument;
import com.mongodb.client.model.changestream.UpdateDescription;
import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;

/**
 * A change that a stream of changes tells.
 *
 * <p><i>Python:</i> the document of a change; {@code operation} is its {@code operationType}.
 *
 * @param operation such as {@code insert}, {@code update}, {@code delete}, {@code drop}
 * @param namespace of the collection; null for a change of more than one
 * @param key the {@code _id} of the document, and its shard key; null if it is about no document
 * @param document the document; null if the server does not send it
 * @param update what an update changed; null for other operations
 * @param resumeToken the place in the stream, for {@link ChangeStream#resumeAfter}
 * @param <T> the type of the document
 */
public record ChangeEvent<T>(
    String operation,
    @Nullable MongoNamespace namespace,
    @Nullable BsonDocument key,
    @Nullable T document,
    @Nullable UpdateDescription update,
    BsonDocument resumeToken) {
  static <T> ChangeEvent<T> of(ChangeStreamDocument<T> told) {
    return new ChangeEvent<>(
        told.getOperationTypeString(),
        told.getNamespace(),
        told.getDocumentKey(),
        told.getFullDocument(),
        told.getUpdateDescription(),
        told.getResumeToken());
  }
}
