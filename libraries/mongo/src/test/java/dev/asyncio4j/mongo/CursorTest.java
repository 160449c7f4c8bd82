package dev.asyncio4j.mongo;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.each;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.mongo.Numbered.id;
import static dev.asyncio4j.mongo.Numbered.peer;
import static dev.asyncio4j.mongo.Numbered.slice;
import static dev.asyncio4j.mongo.Numbered.withPeer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.RunOptions;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.exceptions.StopAsyncIterationException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest extends WithServer {
  /** More documents than two batches have: the driver may fetch one ahead, and not the last. */
  private static final int MANY = 10_000;

  @Test
  @DisplayName("M-02 close() ends the subscription and kills the server's cursor")
  void closed() {
    withPeer(
        MANY,
        it -> {
          var cursor = it.collection().find();
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
        MANY,
        it -> {
          var seen = new ArrayList<Document>();
          var task =
              createTask(
                  async(
                      () -> {
                        for (var each : each(it.collection().find())) {
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
              try (var peer = peer(MANY);
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
              try (var peer = peer(4);
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
                assertThat(await(cursor.toList()).stream().map(Numbered::id))
                    .containsExactly(0, 1, 2, 3);
              }
            }));
  }

  @Test
  @DisplayName("M-03 a document that cannot be made is passed: the next call gives the next one")
  void unmakeable() {
    run(
        async(
            () -> {
              try (var peer = peer(3);
                  var client = peer.client()) {
                var made =
                    client
                        .database("d")
                        .collection("c")
                        .find()
                        .map(
                            each -> {
                              if (Numbered.id(each) == 1) throw new IllegalStateException("bad");
                              return Numbered.id(each);
                            });
                assertThat(await(made.tryNext())).isZero();
                assertThat(failure(IllegalStateException.class, made.tryNext())).hasMessage("bad");
                assertThat(await(made.tryNext())).isEqualTo(2);
                assertThat(await(made.tryNext())).isNull();
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
          var cursor = it.collection().find().batchSize(3);
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
          it.peer()
              .on(
                  "find",
                  command -> {
                    waitFor(gate);
                    return slice("firstBatch", new int[1], 10, 101);
                  });
          var cursor = it.collection().find();
          var first = createTask(cursor.next());
          until(() -> !it.peer().asked("find").isEmpty());
          assertThat(failure(IllegalStateException.class, cursor.next()))
              .hasMessageContaining("another task");
          gate.countDown();
          assertThat(id(await(first))).isZero();
        });
  }
}
