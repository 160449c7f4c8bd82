package dev.asyncio4j.mongo;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoSocketException;
import dev.asyncio4j.AsyncIterable;
import dev.asyncio4j.AsyncIterator;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Task;
import dev.asyncio4j.VoidBody1;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.mongo.odm.Doc;
import dev.asyncio4j.mongo.odm.Field;
import dev.asyncio4j.mongo.odm.Fields;
import dev.asyncio4j.mongo.odm.Instance;
import java.util.List;
import java.util.Map;
import org.bson.BsonDocument;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Ends that come while something else ends. */
class CleanUpTest extends WithServer {
  private record Both(Peer peer, MongoClient client) {
    MongoCollection<Document> collection() {
      return client.database("d").collection("c");
    }
  }

  private static void withPeer(VoidBody1<Both> body) {
    run(
        async(
            () -> {
              try (var peer = new Peer();
                  var client = peer.client()) {
                peer.on("find", command -> Peer.batch("firstBatch", 0, List.of(one())));
                body.accept(new Both(peer, client));
              }
            }));
  }

  private static BsonDocument one() {
    return BsonDocument.parse("{_id: 1}");
  }

  @Test
  @DisplayName("M-14 a cancel while a transient error is aborted ends it: nothing is repeated")
  void cancelledAbort() {
    withPeer(
        it -> {
          var refusal =
              "{ok: 0, code: 251, codeName: 'x', errmsg: 'no', errorLabels:"
                  + " ['TransientTransactionError']}";
          it.peer.on("insert", command -> BsonDocument.parse(refusal));
          it.peer.on("abortTransaction", command -> null);
          var task =
              createTask(
                  async(
                      () ->
                          it.client.withTransaction(
                              session -> await(it.collection().insertOne(new Document())))));
          until(() -> !it.peer.asked("abortTransaction").isEmpty());
          task.cancel();
          failure(CancelledError.class, task);
          assertThat(it.peer.asked("insert")).hasSize(1);
        });
  }

  /** Bytes whose first part cancels the task that reads it in the next pass, and fails at once. */
  private static AsyncIterable<byte[]> torn(Task<?>[] reader) {
    return () ->
        new AsyncIterator<>() {
          @Override
          public Coroutine<byte[]> next() {
            return async(
                () -> {
                  getRunningLoop().callSoon(reader[0]::cancel);
                  throw new IllegalStateException("torn");
                });
          }

          @Override
          public AsyncIterator<byte[]> iterator() {
            return this;
          }
        };
  }

  @Test
  @DisplayName("M-16 a cancel while a failed upload is cleared away comes out, with the failure")
  void cancelledUpload() {
    withPeer(
        it -> {
          it.peer.on("delete", command -> null);
          var reader = new Task<?>[1];
          Task<ObjectId> task =
              createTask(it.client.database("d").gridFs("fs").upload("x", torn(reader)));
          reader[0] = task;
          assertThat(failure(CancelledError.class, task).getSuppressed())
              .singleElement()
              .isInstanceOf(IllegalStateException.class);
        });
  }

  @Test
  @DisplayName("M-03 a cursor whose client is closed fails at each call")
  void closedClient() {
    withPeer(
        it -> {
          var cursor = it.collection().find().iterator();
          it.client.close();
          for (int i = 0; i < 2; i++)
            assertThat(failure(IllegalStateException.class, cursor.next()))
                .hasMessageContaining("client is closed");
        });
  }

  @Test
  @DisplayName("M-03 a cursor that is closed by the function of map gives that element, and ends")
  void closedWhileMapping() {
    withPeer(
        it -> {
          var all = it.collection().find();
          var cursor = new Cursor<?>[1];
          cursor[0] =
              all.map(
                  each -> {
                    cursor[0].close();
                    return each.get("_id");
                  });
          assertThat((Object) await(cursor[0].next())).isEqualTo(1);
          failure(IllegalStateException.class, cursor[0].next());
        });
  }

  static final class Item extends Doc {
    static final Field<String> NAME = Fields.str();
  }

  @Test
  @DisplayName("U-07 a commit whose outcome is unknown keeps its key: a second one adds no twin")
  void unknownCommit() {
    withPeer(
        it -> {
          var items = Instance.of(it.client.database("d")).register(Item.class);
          var item = items.create(Map.of("name", "a"));
          it.peer.on("insert", command -> Peer.CUT);
          failure(MongoSocketException.class, item.commit());
          assertThat(item.isCreated()).isFalse();
          it.peer.on("insert", command -> Peer.ok("{n: 1}"));
          await(item.commit());
          assertThat(it.peer.asked("insert"))
              .extracting(each -> each.getArray("documents").get(0).asDocument().get("_id"))
              .hasSizeGreaterThan(1)
              .containsOnly(new org.bson.BsonObjectId((ObjectId) item.pk()));
        });
  }
}
