package dev.asyncio4j.mongo;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.VoidBody1;
import dev.asyncio4j.mongo.odm.Doc;
import dev.asyncio4j.mongo.odm.DocType;
import dev.asyncio4j.mongo.odm.Field;
import dev.asyncio4j.mongo.odm.Fields;
import dev.asyncio4j.mongo.odm.Instance;
import java.util.List;
import java.util.Map;
import org.bson.BsonDocument;
import org.bson.Document;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DocumentTransactionTest extends WithServer {
  private static final String TRANSIENT = "TransientTransactionError";

  static final class Item extends Doc {
    static final Field<String> NAME = Fields.str();
    static final Field<List<Integer>> SIZES = Fields.list(Fields.integer());
  }

  /** What the tests have. */
  private record Shop(Peer peer, MongoClient client, Instance instance, DocType<Item> items) {
    Item saved(String name) {
      var item = items.create(Map.of("name", name, "sizes", List.of()));
      await(item.commit());
      return item;
    }

    /** Has the next thing in the transaction fail, so that all is repeated once. */
    void failOnce() {
      peer.on("ping2", Peer.failing(1, TRANSIENT));
    }

    void next() {
      await(client.database("d").command(new Document("ping2", 1)));
    }

    BsonDocument lastUpdate() {
      var all = peer.asked("update");
      return all.get(all.size() - 1).getArray("updates").get(0).asDocument().getDocument("u");
    }
  }

  private static void withItems(VoidBody1<Shop> body) {
    run(
        async(
            () -> {
              try (var peer = new Peer();
                  var client = peer.client()) {
                var instance = Instance.of(client.database("d"));
                body.accept(new Shop(peer, client, instance, instance.register(Item.class)));
              }
            }));
  }

  @Test
  @DisplayName("M-14 documents join as well: in a transaction, and in a session of their instance")
  void documents() {
    withItems(
        it -> {
          it.client.withTransaction(session -> it.saved("x"));
          assertThat(it.peer.asked("insert").get(0)).containsKey("autocommit");
          it.instance.session(
              session -> {
                assertThat(it.client.currentSession()).isSameAs(session);
                it.saved("a");
                it.saved("b");
              });
          var inserts = it.peer.asked("insert");
          assertThat(inserts.get(1).get("lsid")).isEqualTo(inserts.get(2).get("lsid"));
          assertThat(it.client.currentSession()).isNull();
        });
  }

  @Test
  @DisplayName("M-14 U-07 a transaction that is repeated sends its documents again")
  void repeated() {
    withItems(
        it -> {
          var changed = it.saved("a");
          var grown = it.saved("b");
          var deleted = it.saved("c");
          changed.set(Item.NAME, "A");
          grown.get(Item.SIZES).add(1);
          var fresh = it.items.create(Map.of("name", "d"));
          it.failOnce();
          it.client.withTransaction(
              session -> {
                await(fresh.commit());
                await(changed.commit());
                await(grown.commit());
                await(deleted.delete());
                it.next();
              });
          var inserts = it.peer.asked("insert");
          assertThat(inserts).hasSize(5);
          assertThat(inserts.get(4).get("documents")).isEqualTo(inserts.get(3).get("documents"));
          assertThat(it.peer.asked("update")).hasSize(4);
          assertThat(it.lastUpdate()).isEqualTo(BsonDocument.parse("{$set: {sizes: [1]}}"));
          assertThat(it.peer.asked("delete")).hasSize(2);
          assertThat(fresh.isCreated()).isTrue();
          assertThat(fresh.isModified() || changed.isModified() || grown.isModified()).isFalse();
          assertThat(deleted.isCreated()).isFalse();
        });
  }

  @Test
  @DisplayName("M-14 U-07 a commit of all that fails as transient sends its documents again")
  void transientCommit() {
    withItems(
        it -> {
          var fresh = it.items.create(Map.of("name", "d"));
          it.peer.on("commitTransaction", Peer.failing(1, TRANSIENT));
          it.client.withTransaction(session -> await(fresh.commit()));
          assertThat(it.peer.asked("insert")).hasSize(2);
          assertThat(fresh.isCreated()).isTrue();
        });
  }

  @Test
  @DisplayName("M-14 U-07 after an abort documents are unsaved and changed as before; values stay")
  void aborted() {
    withItems(
        it -> {
          var changed = it.saved("a");
          var fresh = it.items.create(Map.of("name", "d"));
          var both = it.items.create(Map.of("name", "e"));
          assertThatThrownBy(
                  () ->
                      it.client.withTransaction(
                          session -> {
                            changed.set(Item.NAME, "A");
                            await(changed.commit());
                            await(fresh.commit());
                            await(both.commit());
                            await(both.delete());
                            throw new IllegalArgumentException("mine");
                          }))
              .hasMessage("mine");
          assertThat(changed.isCreated() && changed.isModified()).isTrue();
          assertThat(changed.get(Item.NAME)).isEqualTo("A");
          assertThat(fresh.isCreated() || both.isCreated()).isFalse();
          await(changed.commit());
          assertThat(it.lastUpdate()).isEqualTo(BsonDocument.parse("{$set: {name: 'A'}}"));
        });
  }

  @Test
  @DisplayName("M-14 a document of another client's database is none of a transaction")
  void otherClient() {
    withItems(
        it -> {
          try (var other = it.peer.client()) {
            var item = Instance.of(other.database("d")).register(Item.class).create();
            assertThatThrownBy(
                    () ->
                        it.client.withTransaction(
                            session -> {
                              await(item.commit());
                              throw new IllegalArgumentException("mine");
                            }))
                .hasMessage("mine");
            assertThat(item.isCreated()).isTrue();
          }
        });
  }
}
