package dev.asyncio4j.mongo;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.each;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.RunOptions;
import dev.asyncio4j.VoidBody1;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.exceptions.StopAsyncIterationException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.Document;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest extends WithServer {
  /** As many documents as a batch has that the server decides on, if there are so many. */
  private static final int USUAL = 1_000;

  /**
   * A peer that has so many documents, and gives them by the batch.
   *
   * @param most how many go into a batch at most
   */
  private static Peer peer(int count, int most) {
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

  private static BsonDocument slice(String name, int[] next, int count, int size) {
    int end = Math.min(count, next[0] + size);
    var documents =
        IntStream.range(next[0], end)
            .mapToObj(i -> new BsonDocument("_id", new BsonInt32(i)))
            .toList();
    next[0] = end;
    return Peer.batch(name, documents.size() < size ? 0 : 7, documents);
  }

  private static void withPeer(int count, VoidBody1<Reading> body) {
    withPeer(count, USUAL, body);
  }

  private static void withPeer(int count, int most, VoidBody1<Reading> body) {
    run(
        async(
            () -> {
              try (var peer = peer(count, most);
                  var client = peer.client()) {
                body.accept(new Reading(peer, client.database("d").collection("c")));
              }
            }));
  }

  /** What the tests with a peer have. */
  private record Reading(Peer peer, MongoCollection<Document> collection) {
    int trips() {
      return peer.asked("find").size() + peer.asked("getMore").size();
    }

    boolean isKilled() {
      return !peer.asked("killCursors").isEmpty();
    }
  }

  private static int id(Document document) {
    return document.getInteger("_id");
  }

  @Test
  @DisplayName("M-01 101 documents come in two round trips at most")
  void twoTrips() {
    withPeer(
        101,
        it -> {
          assertThat(await(it.collection.find().toList())).hasSize(101);
          assertThat(it.trips()).isLessThanOrEqualTo(2);
        });
  }

  @Test
  @DisplayName("M-01 batches have the size that was asked for, and come in order")
  void batches() {
    withPeer(
        250,
        it -> {
          var ids = new ArrayList<Integer>();
          for (var each : each(it.collection.find().batchSize(10))) ids.add(id(each));
          assertThat(ids).isEqualTo(IntStream.range(0, 250).boxed().toList());
          assertThat(it.trips()).isLessThanOrEqualTo(26);
        });
  }

  @Test
  @DisplayName("M-01 at most one batch is fetched ahead of the body, then demand stops")
  void backPressure() {
    withPeer(
        10_000,
        it -> {
          try (var cursor = it.collection.find().batchSize(10)) {
            for (int taken = 1; taken <= 40; taken++) {
              await(cursor.next());
              await(sleep(Duration.ofMillis(2)));
              assertThat(it.trips()).isLessThanOrEqualTo((taken + 9) / 10 + 1);
            }
          }
        });
  }

  @Test
  @DisplayName("M-01 the same where documents are so large that few go into a batch")
  void largeDocuments() {
    withPeer(
        1_000,
        2,
        it -> {
          try (var cursor = it.collection.find()) {
            for (int taken = 1; taken <= 40; taken++) {
              await(cursor.next());
              await(sleep(Duration.ofMillis(2)));
              assertThat(it.trips()).isLessThanOrEqualTo((taken + 1) / 2 + 1);
            }
          }
        });
  }

  @Test
  @DisplayName("M-02 close() ends the subscription and kills the server's cursor")
  void closed() {
    withPeer(
        1000,
        it -> {
          var cursor = it.collection.find();
          await(cursor.next());
          cursor.close();
          cursor.close();
          until(it::isKilled);
          assertThat(cursor.alive()).isFalse();
          assertThat(failure(IllegalStateException.class, cursor.next()))
              .hasMessageContaining("closed");
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"break", "exception", "cancel"})
  @DisplayName("M-02 a break, an exception and a cancel kill the cursor when the task ends")
  void left(String how) {
    withPeer(
        1000,
        it -> {
          var seen = new ArrayList<Document>();
          var task =
              createTask(
                  async(
                      () -> {
                        for (var each : each(it.collection.find())) {
                          seen.add(each);
                          if (how.equals("break")) break;
                          if (how.equals("exception")) throw new IllegalArgumentException("mine");
                          await(sleep(Duration.ofHours(1)));
                        }
                      }));
          until(() -> !seen.isEmpty());
          if (how.equals("cancel")) task.cancel();
          if (how.equals("break")) await(task);
          if (how.equals("exception")) failure(IllegalArgumentException.class, task);
          if (how.equals("cancel")) failure(CancelledError.class, task);
          until(it::isKilled);
        });
  }

  @Test
  @DisplayName("M-02 a cursor that is dropped unclosed is told in debug mode, and killed")
  void dropped() {
    run(
        async(
            () -> {
              var told = new CopyOnWriteArrayList<String>();
              getRunningLoop().setExceptionHandler((loop, context) -> told.add(context.message()));
              try (var peer = peer(1000, USUAL);
                  var client = peer.client()) {
                readOne(client);
                until(
                    () -> {
                      System.gc();
                      return !told.isEmpty();
                    });
                assertThat(told).anyMatch(text -> text.startsWith("Unclosed cursor of d.c"));
                until(() -> !peer.asked("killCursors").isEmpty());
              }
            }),
        RunOptions.defaults().debug(true));
  }

  private static void readOne(MongoClient client) {
    await(client.database("d").collection("c").find().next());
  }

  @Test
  @DisplayName("M-03 a cancelled next() loses no document: the next call gives it")
  void cancelled() {
    var gate = new CountDownLatch(1);
    run(
        async(
            () -> {
              try (var peer = peer(4, USUAL);
                  var client = peer.client()) {
                peer.on(
                    "find",
                    command -> {
                      waitFor(gate);
                      return slice("firstBatch", new int[1], 4, 101);
                    });
                var cursor = client.database("d").collection("c").find();
                var task = createTask(cursor.next());
                until(() -> !peer.asked("find").isEmpty());
                task.cancel();
                failure(CancelledError.class, task);
                gate.countDown();
                assertThat(await(cursor.toList()).stream().map(CursorTest::id))
                    .containsExactly(0, 1, 2, 3);
              }
            }));
  }

  private static void waitFor(CountDownLatch gate) {
    try {
      gate.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  @DisplayName("M-03 tasks that are cancelled at random lose none and double none")
  void cancelledAtRandom() {
    withPeer(
        300,
        it -> {
          var cursor = it.collection.find().batchSize(3);
          var ids = new ArrayList<Integer>();
          var random = new java.util.Random(1);
          boolean isOver = false;
          while (!isOver) {
            var task = createTask(cursor.next());
            for (int i = random.nextInt(4); i > 0; i--) await(sleep(Duration.ZERO));
            if (random.nextBoolean()) task.cancel();
            try {
              ids.add(id(await(task)));
            } catch (StopAsyncIterationException e) {
              isOver = true;
            } catch (CancelledError e) {
              continue;
            }
          }
          assertThat(ids).isEqualTo(IntStream.range(0, 300).boxed().toList());
        });
  }

  @Test
  @DisplayName("M-04 a second task that reads is refused")
  void twoTasks() {
    withPeer(
        10,
        it -> {
          var gate = new CountDownLatch(1);
          it.peer.on(
              "find",
              command -> {
                waitFor(gate);
                return slice("firstBatch", new int[1], 10, 101);
              });
          var cursor = it.collection.find();
          var first = createTask(cursor.next());
          until(() -> !it.peer.asked("find").isEmpty());
          assertThat(failure(IllegalStateException.class, cursor.next()))
              .hasMessageContaining("another task");
          gate.countDown();
          assertThat(id(await(first))).isZero();
        });
  }
}
