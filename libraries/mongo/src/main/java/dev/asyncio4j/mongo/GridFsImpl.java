package dev.asyncio4j.mongo;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import com.mongodb.MongoClientSettings;
import com.mongodb.ReadPreference;
import com.mongodb.client.gridfs.model.GridFSFile;
import com.mongodb.reactivestreams.client.ClientSession;
import com.mongodb.reactivestreams.client.gridfs.GridFSBucket;
import com.mongodb.reactivestreams.client.gridfs.GridFSBuckets;
import dev.asyncio4j.AsyncIterable;
import dev.asyncio4j.AsyncIterator;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.exceptions.StopAsyncIterationException;
import dev.asyncio4j.lowlevel.LoopPort;
import java.nio.ByteBuffer;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/** A bucket over the driver's. */
final class GridFsImpl implements GridFs {
  /** The number of parts of 255 KiB that are asked for at once. */
  private static final int PARTS = 2;

  private final ClientImpl client;
  private final GridFSBucket driver;
  private final MongoCollection<Document> files;
  private final MongoCollection<Document> chunks;

  GridFsImpl(
      ClientImpl client, com.mongodb.reactivestreams.client.MongoDatabase database, String bucket) {
    this.client = client;
    driver = GridFSBuckets.create(database, bucket);
    var plain =
        database
            .withCodecRegistry(MongoClientSettings.getDefaultCodecRegistry())
            .withReadPreference(ReadPreference.primary());
    files = new CollectionImpl<>(client, plain.getCollection(bucket + ".files"));
    chunks = new CollectionImpl<>(client, plain.getCollection(bucket + ".chunks"));
  }

  @Override
  public Coroutine<ObjectId> upload(String name, AsyncIterable<byte[]> content) {
    return async(() -> new Upload(files, chunks, name).run(content));
  }

  @Override
  public AsyncIterable<byte[]> download(ObjectId id) {
    return () -> new Parts(id);
  }

  @Override
  public Coroutine<@Nullable Void> delete(ObjectId id) {
    return client.calls.one(
        () -> {
          var session = client.session(null);
          return session == null ? driver.delete(id) : driver.delete(session, id);
        });
  }

  @Override
  public Coroutine<@Nullable Void> rename(ObjectId id, String name) {
    return client.calls.one(
        () -> {
          var session = client.session(null);
          return session == null ? driver.rename(id, name) : driver.rename(session, id, name);
        });
  }

  @Override
  public Cursor<GridFSFile> find(Bson filter) {
    return new CursorImpl<>(
        client,
        "files of " + driver.getBucketName(),
        new Files(filter),
        FindOptions.defaults(),
        file -> file);
  }

  /** The parts of one file, for one reader. */
  private final class Parts implements AsyncIterator<byte[]> {
    private final Feed<ByteBuffer> feed;

    Parts(ObjectId id) {
      var session = client.session(null);
      var publisher =
          session == null
              ? driver.downloadToPublisher(id)
              : driver.downloadToPublisher(session, id);
      var port = LoopPort.of(getRunningLoop());
      feed = new Feed<>(client.calls, port, publisher, Demand.of(PARTS));
      new Guard(this, feed, "download of " + id).endWithTask();
    }

    @Override
    public Coroutine<byte[]> next() {
      return async(
          () -> {
            if (!feed.awaitReady()) throw new StopAsyncIterationException("no more bytes");
            var part = feed.head();
            feed.take();
            var bytes = new byte[part.remaining()];
            part.get(bytes);
            return bytes;
          });
    }
  }

  /** A search for files. */
  private final class Files implements Sources.Source<GridFSFile> {
    private final Bson filter;

    Files(Bson filter) {
      this.filter = filter;
    }

    @Override
    public Publisher<GridFSFile> open(FindOptions o, @Nullable ClientSession session) {
      var all =
          (session == null ? driver.find(filter) : driver.find(session, filter))
              .sort(o.sort())
              .skip(o.skip())
              .limit(o.limit())
              .collation(o.collation());
      if (o.noCursorTimeout()) all.noCursorTimeout(true);
      var limit = o.maxTime();
      return limit == null ? all : all.maxTime(limit.toMillis(), MILLISECONDS);
    }

    @Override
    public Publisher<Document> explain(FindOptions options, @Nullable ClientSession session) {
      throw new IllegalStateException("a search for files explains nothing");
    }

    @Override
    public boolean isSearch() {
      return true;
    }
  }
}
