package dev.asyncio4j.mongo;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.run;

import dev.asyncio4j.VoidBody1;
import java.util.stream.IntStream;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.Document;

/** A collection of documents with the ids 0, 1, 2, at a peer that gives them by the batch. */
record Numbered(Peer peer, MongoCollection<Document> collection) {
  /** As many documents as a batch has that the server decides on, if there are so many. */
  private static final int USUAL = 1_000;

  /**
   * A peer that has so many documents, and gives them by the batch.
   *
   * @param most how many go into a batch at most
   */
  static Peer peer(int count, int most) {
    var next = new int[1];
    var peer = new Peer();
    peer.on(
        "find",
        command -> {
          next[0] = 0;
          return slice("firstBatch", next, count, size(command, Math.min(most, 101)));
        });
    peer.on("getMore", command -> slice("nextBatch", next, count, size(command, most)));
    return peer;
  }

  private static int size(BsonDocument command, int most) {
    return Math.min(most, command.getInt32("batchSize", new BsonInt32(most)).getValue());
  }

  static BsonDocument slice(String name, int[] next, int count, int size) {
    int end = Math.min(count, next[0] + size);
    var documents =
        IntStream.range(next[0], end)
            .mapToObj(i -> new BsonDocument("_id", new BsonInt32(i)))
            .toList();
    next[0] = end;
    return Peer.batch(name, documents.size() < size ? 0 : 7, documents);
  }

  /** A peer whose batches are of the usual size. */
  static Peer peer(int count) {
    return peer(count, USUAL);
  }

  static void withPeer(int count, VoidBody1<Numbered> body) {
    withPeer(count, USUAL, body);
  }

  static void withPeer(int count, int most, VoidBody1<Numbered> body) {
    run(
        async(
            () -> {
              try (var peer = peer(count, most);
                  var client = peer.client()) {
                body.accept(new Numbered(peer, client.database("d").collection("c")));
              }
            }));
  }

  static int id(Document document) {
    return document.getInteger("_id");
  }

  int trips() {
    return peer.asked("find").size() + peer.asked("getMore").size();
  }

  boolean isKilled() {
    return !peer.asked("killCursors").isEmpty();
  }
}
