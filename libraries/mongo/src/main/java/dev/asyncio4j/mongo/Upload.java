package dev.asyncio4j.mongo;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.each;
import static dev.asyncio4j.Asyncio.shield;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.result.InsertOneResult;
import dev.asyncio4j.AsyncGenerator;
import dev.asyncio4j.AsyncIterable;
import dev.asyncio4j.AsyncIterator;
import dev.asyncio4j.Asyncio;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Task;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.bson.types.Binary;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * A file on its way to the server: one chunk is stored while the next is read.
 *
 * <p>The driver's own upload stores many at once, and when it is cancelled deletes them while some
 * are still on their way: these stay for ever. Here the deletion waits for the one.
 */
final class Upload {
  /** The size of a chunk, in bytes: all drivers' usual one. */
  private static final int CHUNK = 255 * 1024;

  private final MongoCollection<Document> files;
  private final MongoCollection<Document> chunks;
  private final String name;
  private final ObjectId id = new ObjectId();
  private final byte[] chunk = new byte[CHUNK];

  /** Bytes of {@link #chunk}, which are not on their way yet. */
  private int filled;

  /** The number of chunks that were sent. */
  private int sent;

  private long length;

  /** The last insertion. */
  private @Nullable Task<InsertOneResult> last;

  Upload(MongoCollection<Document> files, MongoCollection<Document> chunks, String name) {
    this.files = files;
    this.chunks = chunks;
    this.name = name;
  }

  ObjectId run(AsyncIterable<byte[]> content) {
    try {
      prepare();
      store(content.iterator());
      insert(files, file());
      ended();
      return id;
    } catch (Throwable e) {
      cleanUp(e);
      throw Sneaky.raise(e);
    }
  }

  /** Makes the indexes of a bucket that has no file yet, as every driver does. */
  private void prepare() {
    var any = FindOptions.defaults().projection(Projections.include("_id"));
    if (await(files.findOne(Filters.empty(), any)) != null) return;
    await(files.createIndex(Indexes.ascending("filename", "uploadDate"), new IndexOptions()));
    await(chunks.createIndex(Indexes.ascending("files_id", "n"), new IndexOptions().unique(true)));
  }

  private void store(AsyncIterator<byte[]> parts) {
    try {
      for (var part : each(parts)) add(part);
      if (filled > 0) send();
    } finally {
      if (parts instanceof AsyncGenerator<byte[]> ours) await(ours.close());
    }
  }

  private void add(byte[] part) {
    int taken = 0;
    while (taken < part.length) {
      int count = Math.min(part.length - taken, CHUNK - filled);
      System.arraycopy(part, taken, chunk, filled, count);
      taken += count;
      filled += count;
      if (filled == CHUNK) send();
    }
  }

  private void send() {
    var data = new Binary(Arrays.copyOf(chunk, filled));
    insert(chunks, new Document("files_id", id).append("n", sent).append("data", data));
    sent++;
    length += filled;
    filled = 0;
  }

  private Document file() {
    return new Document("_id", id)
        .append("length", length)
        .append("chunkSize", CHUNK)
        .append("uploadDate", new Date())
        .append("filename", name);
  }

  /** Begins an insertion, when the one before has ended. */
  private void insert(MongoCollection<Document> where, Document document) {
    ended();
    last = createTask(where.insertOne(document), "mongo upload of " + id);
  }

  /**
   * Awaits the last insertion, which a cancellation does not end: whether it came is to be known.
   */
  private void ended() {
    if (last != null) await(shield(last));
  }

  private void cleanUp(Throwable after) {
    var removal = createTask(removed(), "mongo upload clean-up of " + id);
    CleanUp.awaitEnd(removal, CleanUp.BRIEFLY, after);
  }

  private Coroutine<@Nullable Void> removed() {
    return async(
        () -> {
          try {
            if (last != null) await(outcome(last));
            await(chunks.deleteMany(Filters.eq("files_id", id)));
            await(files.deleteOne(Filters.eq("_id", id)));
          } catch (RuntimeException unreachable) {
            // Nobody can take away what is stored where no server answers.
          }
        });
  }

  /** Waits for a task, however it ends. */
  private static Coroutine<@Nullable Void> outcome(Task<?> task) {
    return async(
        () -> {
          await(Asyncio.wait(List.of(task)));
          if (!task.cancelled()) task.exception(); // it is known
        });
  }
}
