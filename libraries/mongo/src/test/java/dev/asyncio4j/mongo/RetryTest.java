package dev.asyncio4j.mongo;

import static dev.asyncio4j.Asyncio.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoTimeoutException;
import dev.asyncio4j.testing.AsyncTest;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;
import org.junit.jupiter.api.DisplayName;

class RetryTest extends WithServer {
  private static final Document ANY = new Document();

  private static MongoOptions options(Peer peer) {
    return MongoOptions.defaults().uri(peer.uri());
  }

  private static MongoCollection<Document> collection(MongoClient client) {
    return client.database("d").collection("c");
  }

  @AsyncTest(realTime = true)
  @DisplayName("M-10 a read and a write that a broken connection interrupts are made once more")
  void retried() {
    var finds = new AtomicInteger();
    var inserts = new AtomicInteger();
    try (var peer = new Peer();
        var client = peer.client()) {
      peer.on(
          "find",
          command ->
              finds.getAndIncrement() == 0 ? Peer.CUT : Peer.batch("firstBatch", 0, List.of()));
      peer.on("insert", command -> inserts.getAndIncrement() == 0 ? Peer.CUT : Peer.ok("{n: 1}"));
      assertThat(await(collection(client).findOne(ANY))).isNull();
      await(collection(client).insertOne(new Document()));
      assertThat(finds.get()).isEqualTo(2);
      var sent = peer.asked("insert");
      assertThat(sent).hasSize(2);
      assertThat(sent.get(1).get("txnNumber")).isEqualTo(sent.get(0).get("txnNumber"));
    }
  }

  @AsyncTest(realTime = true)
  @DisplayName("M-10 a server that comes back is used again; while it is away, the error names it")
  void comesBack() {
    var peer = new Peer();
    int port = peer.port();
    peer.on("find", command -> Peer.batch("firstBatch", 0, List.of()));
    try (var client =
        MongoClient.create(options(peer).serverSelectionTimeout(Duration.ofMillis(700)))) {
      until(() -> isBack(client));
      peer.close();
      assertThat(isBack(client)).isFalse();
      assertThat(failure(MongoTimeoutException.class, collection(client).findOne(ANY)))
          .hasMessageContaining("127.0.0.1:" + port);
      try (var again = new Peer(port)) {
        again.on("find", command -> Peer.batch("firstBatch", 0, List.of()));
        until(() -> isBack(client));
      }
    }
  }

  private static boolean isBack(MongoClient client) {
    try {
      await(collection(client).findOne(ANY));
      return true;
    } catch (com.mongodb.MongoException e) {
      return false;
    }
  }

  @AsyncTest(realTime = true)
  @DisplayName("M-09 peers that talk nonsense or far too much are given up, and the error says it")
  void badPeers() throws IOException {
    for (var answer :
        List.of(new byte[] {-1, -1, -1, 127, 0, 0, 0, 0}, "HTTP/1.1 400 Bad\r\n\r\n".getBytes()))
      try (var peer = new BadPeer(answer);
          var client =
              MongoClient.create(
                  MongoOptions.defaults()
                      .uri("mongodb://127.0.0.1:" + peer.port())
                      .serverSelectionTimeout(Duration.ofMillis(300)))) {
        assertThat(failure(MongoTimeoutException.class, collection(client).findOne(ANY)))
            .hasMessageContaining("127.0.0.1:" + peer.port());
      }
  }
}
