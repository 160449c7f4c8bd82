package dev.asyncio4j.mongo;

import com.mongodb.client.gridfs.model.GridFSFile;
import dev.asyncio4j.AsyncIterable;
import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import org.bson.conversions.Bson;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * The files of a bucket of a database.
 *
 * <p><i>Python:</i> {@code AsyncIOMotorGridFSBucket}, {@code AsyncGridFSBucket}.
 *
 * <p><b>Cancellation:</b> ends the wait; of an upload takes away what was stored, for a second at
 * most; where the server does not answer by then, that goes on alone.
 *
 * <p><b>Thread and loop:</b> as of {@link MongoClient}.
 *
 * <pre>{@code
 * try (var client = MongoClient.create("mongodb://localhost:27017")) {
 *   var files = client.database("shop").gridFs("fs");
 *   var id = await(files.upload("list.txt", source.map(String::getBytes)));
 *   for (byte[] part : each(files.download(id))) System.out.write(part);
 * }
 * }</pre>
 */
public interface GridFs {
  /**
   * Stores a file.
   *
   * @param name its name
   * @param content its bytes, in parts of any size, taken as they are stored
   * @return to be awaited for its id
   */
  @CheckReturnValue
  Coroutine<ObjectId> upload(String name, AsyncIterable<byte[]> content);

  /**
   * Returns the bytes of a file, in parts, which come as they are asked for.
   *
   * @param id of the file
   * @return the parts
   * @throws com.mongodb.MongoGridFSException if there is no such file, in the iteration
   */
  AsyncIterable<byte[]> download(ObjectId id);

  /**
   * Deletes a file.
   *
   * @param id of the file
   * @return to be awaited
   * @throws com.mongodb.MongoGridFSException when awaited, if there is no such file
   */
  @CheckReturnValue
  Coroutine<@Nullable Void> delete(ObjectId id);

  /**
   * Renames a file.
   *
   * @param id of the file
   * @param name its new name
   * @return to be awaited
   * @throws com.mongodb.MongoGridFSException when awaited, if there is no such file
   */
  @CheckReturnValue
  Coroutine<@Nullable Void> rename(ObjectId id, String name);

  /**
   * Finds files.
   *
   * @param filter what they must fit
   * @return a cursor of them
   */
  Cursor<GridFSFile> find(Bson filter);
}
