package dev.asyncio4j.mongo;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.each;
import static dev.asyncio4j.Asyncio.sleep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.mongodb.MongoGridFSException;
import dev.asyncio4j.AsyncIterable;
import dev.asyncio4j.AsyncIterator;
import dev.asyncio4j.Asyncio;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.exceptions.StopAsyncIterationException;
import dev.asyncio4j.testing.AsyncTest;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class StreamsTest extends WithServer {
  private static BsonDocument event(int number) {
    return BsonDocument.parse(
        "{_id: {t: %1$d}, operationType: 'insert', ns: {db: 'd', coll: 'c'}, documentKey: {_id: %1$d}, fullDocument: {_id: %1$d}}"
            .formatted(number));
  }

  /** A peer that tells one change for each opening, and cuts the connection then. */
  private static Peer changing() {
    var opened = new AtomicInteger();
    var peer = new Peer();
    peer.on(
        "aggregate",
        command -> Peer.batch("firstBatch", 7, List.of(event(opened.incrementAndGet()))));
    peer.on("getMore", command -> opened.get() < 3 ? Peer.CUT : null);
    return peer;
  }

  @AsyncTest(realTime = true)
  @DisplayName("M-15 after a broken connection a stream goes on behind the last change")
  void resumed() {
    try (var peer = changing();
        var client = peer.client();
        var changes = client.database("d").collection("c").watch()) {
      for (int i = 1; i <= 3; i++) {
        var change = await(changes.next());
        assertThat(change.operation()).isEqualTo("insert");
        assertThat(change.document()).isEqualTo(new Document("_id", i));
        assertThat(changes.resumeToken()).isEqualTo(change.resumeToken());
      }
      var stage = peer.asked("aggregate").get(1).getArray("pipeline").get(0).asDocument();
      assertThat(stage.getDocument("$changeStream").getDocument("resumeAfter"))
          .isEqualTo(BsonDocument.parse("{t: 1}"));
    }
  }

  @AsyncTest(realTime = true)
  @DisplayName("M-15 a cancel ends the wait at once; a change that comes later is not lost")
  void cancelled() {
    try (var peer = changing();
        var client = peer.client()) {
      var changes =
          client.database("d").watch().resumeAfter(new BsonDocument("t", new BsonString("x")));
      peer.on("aggregate", command -> Peer.batch("firstBatch", 7, List.of(event(5))));
      peer.on("getMore", command -> null);
      assertThat(await(changes.next()).document()).isNotNull();
      var task = createTask(changes.next());
      until(() -> !peer.asked("getMore").isEmpty());
      task.cancel();
      failure(CancelledError.class, task);
      changes.close();
      assertThat(changes.isClosed()).isTrue();
      failure(IllegalStateException.class, changes.next());
      assertThatThrownBy(() -> changes.batchSize(3)).isInstanceOf(IllegalStateException.class);
    }
  }

  @AsyncTest(realTime = true)
  @DisplayName("M-15 tryNext gives null when nothing comes within the server's wait")
  void nothingYet() {
    try (var peer = changing();
        var client = peer.client();
        var changes = client.watch().maxAwaitTime(Duration.ofMillis(100))) {
      peer.on("aggregate", command -> Peer.batch("firstBatch", 7, List.of()));
      peer.on("getMore", command -> null);
      assertThat(await(changes.tryNext())).isNull();
    }
  }

  @Test
  @DisplayName("M-15 a server that has no changes to tell says so")
  void without() {
    assumeTrue(System.getProperty("mongo.uri") == null, "a real server may have them");
    with(
        client ->
            failure(
                com.mongodb.MongoCommandException.class, Local.collection(client).watch().next()));
  }

  private static byte[] bytes(int size) {
    var bytes = new byte[size];
    new Random(1).nextBytes(bytes);
    return bytes;
  }

  private static AsyncIterable<byte[]> parts(byte[] all, int size) {
    return Asyncio.asyncGenerator(
        y -> {
          for (int i = 0; i < all.length; i += size)
            y.emit(java.util.Arrays.copyOfRange(all, i, Math.min(all.length, i + size)));
        });
  }

  @Test
  @DisplayName("M-16 a file is stored and read in parts, renamed, found and deleted")
  void files() {
    with(
        client -> {
          var files = Local.database(client).gridFs("fs");
          var all = bytes(1_500_000);
          var id = await(files.upload("a.bin", parts(all, 100_000)));
          var read = new ByteArrayOutputStream();
          for (var part : each(files.download(id))) read.write(part);
          assertThat(read.toByteArray()).isEqualTo(all);
          await(files.rename(id, "b.bin"));
          var found = await(files.find(new Document("filename", "b.bin")).toList());
          assertThat(found).hasSize(1);
          assertThat(found.get(0).getLength()).isEqualTo(all.length);
          await(files.delete(id));
          failure(MongoGridFSException.class, files.delete(id));
          failure(MongoGridFSException.class, files.download(new ObjectId()).toList());
        });
  }

  @Test
  @DisplayName("M-16 an upload that is cancelled leaves no chunks")
  void cancelledUpload() {
    with(
        client -> {
          var database = Local.database(client);
          var chunks = database.collection("fs.chunks");
          AsyncIterable<byte[]> endless =
              Asyncio.asyncGenerator(
                  y -> {
                    for (int i = 0; i < 4; i++) y.emit(bytes(300_000));
                    await(sleep(Duration.ofHours(1)));
                  });
          var task = createTask(database.gridFs("fs").upload("x", endless));
          until(() -> await(chunks.countDocuments(new Document())) > 0);
          task.cancel();
          failure(CancelledError.class, task);
          until(() -> await(chunks.countDocuments(new Document())) == 0);
          var stored = database.collection("fs.files");
          until(() -> await(stored.countDocuments(new Document())) == 0);
        });
  }

  @Test
  @DisplayName("M-16 so it is at whatever moment, and where its bytes end with an error")
  void uploadThatEndsAnywhere() {
    with(
        client -> {
          var database = Local.database(client);
          var files = database.gridFs("fs");
          for (int passes = 0; passes < 60; passes++) {
            var task = createTask(files.upload("x", parts(bytes(900_000), 300_000)));
            for (int i = 0; i < passes * 3 && !task.done(); i++) await(sleep(Duration.ZERO));
            if (task.cancel()) failure(CancelledError.class, task);
            else await(files.delete(await(task)));
          }
          AsyncIterable<byte[]> torn =
              Asyncio.asyncGenerator(
                  y -> {
                    y.emit(bytes(300_000));
                    throw new IllegalStateException("torn");
                  });
          assertThat(failure(IllegalStateException.class, files.upload("x", torn)))
              .hasMessage("torn");
          var chunks = database.collection("fs.chunks");
          until(() -> await(chunks.countDocuments(new Document())) == 0);
          var stored = database.collection("fs.files");
          until(() -> await(stored.countDocuments(new Document())) == 0);
        });
  }

  @Test
  @DisplayName("M-16 each part of a download may be read by another task")
  void partsOfTasks() {
    with(
        client -> {
          var files = Local.database(client).gridFs("fs");
          var content = new byte[600 * 1024];
          var id = await(files.upload("big", parts(content, 100_000)));
          var parts = files.download(id).iterator();
          int length = 0;
          while (length < content.length) length += await(createTask(read(parts))).length;
          failure(StopAsyncIterationException.class, parts.next());
        });
  }

  private static Coroutine<byte[]> read(AsyncIterator<byte[]> parts) {
    return async(() -> await(parts.next()));
  }

  @Test
  @DisplayName("M-16 a download that is left is given up with its task")
  void leftDownload() {
    with(
        client -> {
          var files = Local.database(client).gridFs("fs");
          var id = await(files.upload("a.bin", parts(bytes(1_500_000), 300_000)));
          var first =
              await(
                  createTask(
                      async(
                          () -> {
                            for (var part : each(files.download(id))) return part.length;
                            return 0;
                          })));
          assertThat(first).isPositive();
        });
  }
}
