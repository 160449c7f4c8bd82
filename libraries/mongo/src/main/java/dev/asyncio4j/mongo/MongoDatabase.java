package dev.asyncio4j.mongo;

import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import java.util.List;
import org.bson.Document;
import org.bson.codecs.configuration.CodecRegistry;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * A database of a client.
 *
 * <p><i>Python:</i> {@code AsyncIOMotorDatabase}, {@code AsyncDatabase}.
 *
 * <p><b>Cancellation:</b> as of {@link MongoClient}.
 */
public interface MongoDatabase {
  /** {@return the name} */
  String name();

  /** {@return the client} */
  MongoClient client();

  /** {@return the codecs of its values} */
  CodecRegistry codecs();

  /**
   * Returns a collection; nothing is sent.
   *
   * @param name its name
   * @return the collection
   * @throws IllegalArgumentException if the name is empty
   */
  MongoCollection<Document> collection(String name);

  /**
   * Returns a collection whose documents are of a Java type, such as a record.
   *
   * @param name its name
   * @param type a type with a codec
   * @param <T> the type
   * @return the collection
   * @throws IllegalArgumentException if the name is empty
   */
  <T> MongoCollection<T> collection(String name, Class<T> type);

  /**
   * Runs a command of the server's.
   *
   * @param command its name and arguments
   * @return to be awaited for the answer
   * @throws com.mongodb.MongoCommandException when awaited, if the server refuses it
   */
  @CheckReturnValue
  Coroutine<Document> command(Bson command);

  /** {@return to be awaited for the names of the collections} */
  @CheckReturnValue
  Coroutine<List<String>> listCollectionNames();

  /**
   * Makes a collection, which a first write would do as well.
   *
   * @param name its name
   * @param options its kind
   * @return to be awaited
   * @throws com.mongodb.MongoCommandException when awaited, if it is there
   */
  @CheckReturnValue
  Coroutine<@Nullable Void> createCollection(String name, CollectionOptions options);

  /** {@return to be awaited; the database is gone then, with all its collections} */
  @CheckReturnValue
  Coroutine<@Nullable Void> drop();

  /**
   * Runs a pipeline that begins with a source of its own, such as {@code $currentOp}.
   *
   * @param pipeline the stages
   * @return the cursor; nothing after {@code $out} or {@code $merge}
   */
  Cursor<Document> aggregate(List<? extends Bson> pipeline);

  /**
   * Returns the changes of all collections, as they come.
   *
   * @param pipeline stages that choose or change them
   * @return the stream, to be closed
   */
  ChangeStream<Document> watch(Bson... pipeline);

  /**
   * Returns the files of a bucket.
   *
   * @param bucket its name; {@code fs} is the usual one
   * @return the bucket
   */
  GridFs gridFs(String bucket);

  /**
   * Sets which member of a replica set reads.
   *
   * @param preference which
   * @return a changed copy
   */
  MongoDatabase with(ReadPreference preference);

  /**
   * Sets what reads may see.
   *
   * @param concern what
   * @return a changed copy
   */
  MongoDatabase with(ReadConcern concern);

  /**
   * Sets when writes count as done.
   *
   * @param concern when
   * @return a changed copy
   */
  MongoDatabase with(WriteConcern concern);
}
