package dev.asyncio4j.mongo;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.waitFor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.mongodb.MongoClientException;
import com.mongodb.MongoCommandException;
import com.mongodb.TransactionOptions;
import dev.asyncio4j.RunOptions;
import dev.asyncio4j.Task;
import dev.asyncio4j.VoidBody1;
import dev.asyncio4j.exceptions.CancelledError;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TransactionTest extends WithServer {
  private static final String TRANSIENT = "TransientTransactionError";
  private static final String UNKNOWN = "UnknownTransactionCommitResult";

  /** What the tests have. */
  private record Shop(Peer peer, MongoClient client) {
    MongoCollection<Document> stock() {
      return client.database("d").collection("c");
    }

    Document insert() {
      var document = new Document();
      await(stock().insertOne(document));
      return document;
    }
  }

  private static void withPeer(VoidBody1<Shop> body) {
    withPeer(RunOptions.defaults(), body);
  }

  private static void withPeer(RunOptions options, VoidBody1<Shop> body) {
    run(
        async(
            () -> {
              try (var peer = new Peer();
                  var client = peer.client()) {
                body.accept(new Shop(peer, client));
              }
            }),
        options);
  }

  @Test
  @DisplayName("M-14 operations of the body join the transaction by themselves")
  void joined() {
    withPeer(
        it -> {
          var value =
              it.client.withTransaction(
                  session -> {
                    assertThat(session.inTransaction()).isTrue();
                    it.insert();
                    await(
                        it.stock()
                            .updateOne(new Document(), new Document("$set", new Document("x", 1))));
                    return "done";
                  });
          assertThat(value).isEqualTo("done");
          var insert = it.peer.asked("insert").get(0);
          var update = it.peer.asked("update").get(0);
          var commit = it.peer.asked("commitTransaction").get(0);
          assertThat(insert.getBoolean("startTransaction").getValue()).isTrue();
          assertThat(update).doesNotContainKey("startTransaction");
          for (var each : java.util.List.of(insert, update, commit)) {
            assertThat(each.getBoolean("autocommit").getValue()).isFalse();
            assertThat(each.get("txnNumber")).isEqualTo(insert.get("txnNumber"));
            assertThat(each.get("lsid")).isEqualTo(insert.get("lsid"));
          }
          it.insert();
          assertThat(it.peer.asked("insert").get(1)).doesNotContainKey("autocommit");
        });
  }

  @Test
  @DisplayName("M-14 a transient error repeats all, an unknown commit the commit alone")
  void repeated() {
    withPeer(
        it -> {
          it.peer
              .on("insert", Peer.failing(2, TRANSIENT))
              .on("commitTransaction", Peer.failing(2, UNKNOWN));
          var runs = new AtomicInteger();
          it.client.withTransaction(
              session -> {
                runs.incrementAndGet();
                it.insert();
              });
          assertThat(runs.get()).isEqualTo(3);
          assertThat(it.peer.asked("insert")).hasSize(3);
          assertThat(it.peer.asked("commitTransaction").size()).isGreaterThanOrEqualTo(3);
        });
  }

  @Test
  @DisplayName("M-14 a commit that fails for good as transient repeats all")
  void transientCommit() {
    withPeer(
        it -> {
          it.peer.on("commitTransaction", Peer.failing(1, TRANSIENT));
          var runs = new AtomicInteger();
          it.client.withTransaction(
              session -> {
                runs.incrementAndGet();
                it.insert();
              });
          assertThat(runs.get()).isEqualTo(2);
        });
  }

  @Test
  @DisplayName("M-14 after 120 s nothing is repeated any more")
  void limit() {
    withPeer(
        RunOptions.defaults().virtualTime(),
        it -> {
          it.peer.on("insert", Peer.failing(99, TRANSIENT));
          var runs = new AtomicInteger();
          assertThatThrownBy(
                  () ->
                      it.client.withTransaction(
                          session -> {
                            runs.incrementAndGet();
                            await(sleep(Duration.ofSeconds(50)));
                            it.insert();
                          }))
              .isInstanceOf(MongoCommandException.class);
          assertThat(runs.get()).isEqualTo(3);
        });
  }

  @Test
  @DisplayName("M-14 a body that fails aborts, and the same object comes out")
  void aborted() {
    withPeer(
        it -> {
          var mine = new IllegalArgumentException("mine");
          assertThatThrownBy(
                  () ->
                      it.client.withTransaction(
                          session -> {
                            it.insert();
                            throw mine;
                          }))
              .isSameAs(mine);
          assertThat(it.peer.asked("abortTransaction")).hasSize(1);
          assertThat(it.peer.asked("commitTransaction")).isEmpty();
        });
  }

  /** Has a transaction insert and then sleep; {@return its task, whose insertion is asked for} */
  private static Task<Void> asleep(Shop shop) {
    var task =
        createTask(
            async(
                () ->
                    shop.client.withTransaction(
                        session -> {
                          shop.insert();
                          await(sleep(Duration.ofHours(1)));
                        })));
    until(() -> !shop.peer.asked("insert").isEmpty());
    return task;
  }

  @Test
  @DisplayName("M-14 a cancel aborts, then goes on; so it does in the commit")
  void cancelled() {
    withPeer(
        it -> {
          var task = asleep(it);
          await(sleep(Duration.ofMillis(20)));
          task.cancel();
          failure(CancelledError.class, task);
          assertThat(it.peer.asked("abortTransaction")).hasSize(1);
          it.peer.on("commitTransaction", command -> null);
          var committing =
              createTask(async(() -> it.client.withTransaction(session -> it.insert())));
          until(() -> !it.peer.asked("commitTransaction").isEmpty());
          committing.cancel();
          failure(CancelledError.class, committing);
        });
  }

  @Test
  @DisplayName("M-07 a server that does not answer the abort holds a cancel up for a second only")
  void silentAbort() {
    withPeer(
        it -> {
          it.peer.on("abortTransaction", command -> null);
          var task = asleep(it);
          task.cancel();
          failure(CancelledError.class, waitFor(task, Duration.ofSeconds(30)));
        });
  }

  @Test
  @DisplayName("M-14 actions of onAbort run when a transaction has no effect, the last one first")
  void onAbort() {
    var told = new ArrayList<String>();
    withPeer(
        it -> {
          getRunningLoop().setExceptionHandler((loop, context) -> told.add(context.message()));
          var session = await(it.client.startSession());
          assertThatThrownBy(() -> session.onAbort(() -> {}))
              .isInstanceOf(IllegalStateException.class)
              .hasMessageContaining("there is no transaction");
          var options = TransactionOptions.builder().build();
          session.startTransaction(options);
          session.onAbort(() -> told.add("never"));
          await(session.commitTransaction());
          session.startTransaction(options);
          session.onAbort(() -> told.add("second"));
          session.onAbort(
              () -> {
                throw new IllegalStateException("mine");
              });
          session.onAbort(() -> told.add("first"));
          await(session.abortTransaction());
          assertThat(told)
              .containsExactly(
                  "first", "an action of onAbort failed in <Session in transaction>", "second");
          session.startTransaction(options);
          session.onAbort(() -> told.add("closed"));
          session.close();
          assertThat(told).endsWith("closed");
        });
  }

  @Test
  @DisplayName("M-14 a session by hand: begun once, ended, of its own client only, closed")
  void byHand() {
    withPeer(
        it -> {
          var options = TransactionOptions.builder().build();
          var session = await(it.client.startSession());
          var join = WriteOptions.defaults().session(session);
          session.startTransaction(options);
          assertThatThrownBy(() -> session.startTransaction(options))
              .isInstanceOf(IllegalStateException.class);
          await(it.stock().insertOne(new Document(), join));
          await(session.commitTransaction());
          assertThat(it.peer.asked("insert").get(0)).containsKey("autocommit");
          failure(IllegalStateException.class, session.abortTransaction());
          assertThat(session.<Integer>transaction(() -> 5)).isEqualTo(5);
          session.startTransaction(options);
          await(it.stock().insertOne(new Document(), join));
          await(session.abortTransaction());
          try (var other = it.peer.client()) {
            var foreign = other.database("d").collection("c").insertOne(new Document(), join);
            assertThat(failure(IllegalArgumentException.class, foreign))
                .hasMessageContaining("is not of");
          }
          session.close();
          session.close();
          failure(IllegalStateException.class, it.stock().insertOne(new Document(), join));
          assertThat(session.toString()).contains("closed");
        });
  }

  @Test
  @DisplayName("M-14 a server without sessions says so")
  void noSessions() {
    assumeTrue(System.getProperty("mongo.uri") == null, "a real server has sessions");
    with(
        client -> {
          var c = Local.collection(client);
          assertThatThrownBy(() -> client.withTransaction(it -> await(c.insertOne(new Document()))))
              .isInstanceOf(MongoClientException.class)
              .hasMessageContaining("sessions");
        });
  }
}
