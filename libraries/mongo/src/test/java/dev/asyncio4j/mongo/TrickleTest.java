package dev.asyncio4j.mongo;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.run;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoOperationTimeoutException;
import com.mongodb.MongoTimeoutException;
import dev.asyncio4j.VoidBody1;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.testing.AsyncTest;
import java.io.IOException;
import java.time.Duration;
import java.util.stream.IntStream;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.Document;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Servers that are as slow as can be without being silent. */
class TrickleTest extends WithServer {
  private static final Document ANY = new Document();

  /** The head of an answer of a megabyte, which goes on with more of the same. */
  private static final byte[] HUGE = {0, 0, 16, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0};

  private static MongoCollection<Document> collection(MongoClient client) {
    return client.database("d").collection("c");
  }

  private static BsonDocument documents(int count) {
    return Peer.batch(
        "firstBatch",
        0,
        IntStream.range(0, count)
            .mapToObj(i -> new BsonDocument("_id", new BsonInt32(i)))
            .toList());
  }

  /** Runs a body with a peer whose finds trickle, of so many documents. */
  private static void withSlowFinds(int documents, VoidBody1<Peer> body) {
    run(
        async(
            () -> {
              try (var peer = new Peer()) {
                peer.on("find", command -> documents(documents)).slowly("find");
                body.accept(peer);
              }
            }));
  }

  @Test
  @DisplayName("M-01 an answer that trickles is read whole, and others come in the meantime")
  void whole() {
    withSlowFinds(
        20,
        peer -> {
          try (var client = peer.client()) {
            var slow = createTask(collection(client).find().toList());
            until(() -> peer.asked("find").size() == 1);
            await(collection(client).insertOne(new Document()));
            assertThat(await(slow).stream().map(each -> each.get("_id")).toList())
                .isEqualTo(IntStream.range(0, 20).boxed().toList());
          }
        });
  }

  @Test
  @DisplayName("M-06 a cancel ends the wait for an answer that trickles; others are answered")
  void cancelled() {
    withSlowFinds(
        50_000,
        peer -> {
          try (var client = peer.client()) {
            var slow = createTask(collection(client).findOne(ANY));
            until(() -> peer.asked("find").size() == 1);
            slow.cancel();
            failure(CancelledError.class, slow);
            await(collection(client).insertOne(new Document()));
            assertThat(peer.asked("insert")).hasSize(1);
          }
        });
  }

  @Test
  @DisplayName("M-07 the driver's time for an operation ends an answer that trickles on and on")
  void timeLimit() {
    withSlowFinds(
        50_000,
        peer -> {
          var options = MongoOptions.defaults().uri(peer.uri()).timeout(Duration.ofMillis(500));
          try (var client = MongoClient.create(options)) {
            failure(MongoOperationTimeoutException.class, collection(client).findOne(ANY));
          }
        });
  }

  @AsyncTest(realTime = true)
  @DisplayName("M-09 a peer whose greeting trickles on and on is given up, and the error names it")
  void greeting() throws IOException {
    try (var peer = new BadPeer(HUGE, true);
        var client =
            MongoClient.create(
                MongoOptions.defaults()
                    .uri("mongodb://127.0.0.1:" + peer.port())
                    .serverSelectionTimeout(Duration.ofMillis(500)))) {
      assertThat(failure(MongoTimeoutException.class, collection(client).findOne(ANY)))
          .hasMessageContaining("127.0.0.1:" + peer.port());
    }
  }
}
