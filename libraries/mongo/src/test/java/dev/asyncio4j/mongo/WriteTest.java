package dev.asyncio4j.mongo;

import static dev.asyncio4j.Asyncio.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoCommandException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.model.DeleteOneModel;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.Updates;
import dev.asyncio4j.testing.AsyncTest;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class WriteTest extends WithServer {
  /** A read model; the driver's codec wants it public. */
  public record Item(ObjectId id, String name, int count) {}

  @Test
  @DisplayName("M-11 a duplicate key says its index and its key")
  void duplicate() {
    with(
        client -> {
          var c = Local.collection(client);
          await(c.createIndex(Indexes.ascending("email"), new IndexOptions().unique(true)));
          await(c.insertOne(new Document("email", "a")));
          var told = failure(DuplicateKeyException.class, c.insertOne(new Document("email", "a")));
          assertThat(told.getCode()).isEqualTo(11000);
          assertThat(told.index()).isEqualTo("email_1");
          assertThat(told.keyValue()).isEqualTo(new Document("email", "a"));
          assertThat(told).hasMessageContaining("E11000");
          await(c.insertOne(new Document("email", "b")));
          var update = c.updateOne(Filters.eq("email", "b"), Updates.set("email", "a"));
          assertThat(failure(DuplicateKeyException.class, update).index()).isEqualTo("email_1");
          var both =
              c.findOneAndUpdate(
                  Filters.eq("email", "b"), Updates.set("email", "a"), ReturnOptions.defaults());
          assertThat(failure(DuplicateKeyException.class, both).index()).isEqualTo("email_1");
        });
  }

  @Test
  @DisplayName("M-11 several writes: ordered ones stop, others go on, and the indexes are right")
  void bulk() {
    with(
        client -> {
          var c = Local.collection(client);
          await(c.insertOne(new Document("_id", 2)));
          var all = Stream.of(1, 2, 3, 2, 4).map(i -> new Document("_id", i)).toList();
          var ordered = failure(MongoBulkWriteException.class, c.insertMany(all));
          assertThat(ordered.getWriteErrors().stream().map(BulkWriteError::getIndex))
              .containsExactly(1);
          assertThat(await(c.countDocuments(new Document()))).isEqualTo(2);
          await(c.deleteMany(Filters.ne("_id", 2)));
          var unordered =
              failure(
                  MongoBulkWriteException.class,
                  c.insertMany(all, WriteOptions.defaults().ordered(false)));
          assertThat(unordered.getWriteErrors().stream().map(BulkWriteError::getIndex))
              .containsExactly(1, 3);
          assertThat(await(c.countDocuments(new Document()))).isEqualTo(4);
          var result =
              await(
                  c.bulkWrite(
                      List.of(
                          new InsertOneModel<>(new Document("_id", 9)),
                          new DeleteOneModel<>(Filters.eq("_id", 1)))));
          assertThat(result.getInsertedCount()).isOne();
          assertThat(result.getDeletedCount()).isOne();
        });
  }

  @AsyncTest(realTime = true)
  @DisplayName("M-11 a command that is refused has its code and its name in the error")
  void command() {
    try (var peer =
            new Peer()
                .on(
                    "find",
                    command ->
                        org.bson.BsonDocument.parse(
                            "{ok: 0, code: 13, codeName: 'Unauthorized', errmsg: 'no'}"));
        var client = peer.client()) {
      var told =
          failure(
              MongoCommandException.class,
              client.database("d").collection("c").findOne(new Document()));
      assertThat(told.getCode()).isEqualTo(13);
      assertThat(told).hasMessageContaining("13 (Unauthorized)");
    }
  }

  @Test
  @DisplayName("M-12 nothing found is null, and insertOne puts an _id into a Document")
  void basics() {
    with(
        client -> {
          var c = Local.collection(client);
          assertThat(await(c.findOne(Filters.eq("x", 1)))).isNull();
          var document = new Document("x", 1);
          var result = await(c.insertOne(document));
          assertThat(document.getObjectId("_id"))
              .isEqualTo(result.getInsertedId().asObjectId().getValue());
          assertThat(await(c.findOne(Filters.eq("x", 1)))).isEqualTo(document);
          assertThat(
                  await(c.replaceOne(Filters.eq("x", 1), new Document("x", 2))).getModifiedCount())
              .isOne();
          var upsert = WriteOptions.defaults().upsert(true);
          assertThat(
                  await(c.updateOne(Filters.eq("x", 7), Updates.set("y", 1), upsert))
                      .getUpsertedId())
              .isNotNull();
          assertThat(await(c.updateMany(new Document(), Updates.set("z", 1))).getMatchedCount())
              .isEqualTo(2);
          assertThat(await(c.estimatedDocumentCount())).isEqualTo(2);
          assertThat(await(c.distinct("x", new Document(), Integer.class)))
              .containsExactlyInAnyOrder(2, 7);
          var before =
              await(
                  c.findOneAndReplace(
                      Filters.eq("x", 2), new Document("x", 3), ReturnOptions.defaults()));
          assertThat(before).containsEntry("x", 2);
          assertThat(await(c.findOneAndDelete(Filters.eq("x", 3), ReturnOptions.defaults())))
              .containsEntry("x", 3);
          assertThat(await(c.deleteOne(Filters.eq("x", 7))).getDeletedCount()).isOne();
          assertThat(await(c.deleteMany(new Document())).getDeletedCount()).isZero();
        });
  }

  @Test
  @DisplayName("M-12 databases and collections are listed, made, renamed and dropped")
  void admin() {
    with(
        client -> {
          var database = Local.database(client);
          await(database.createCollection("made", CollectionOptions.defaults()));
          await(database.collection("c").insertOne(new Document()));
          assertThat(await(database.listCollectionNames())).contains("made", "c");
          await(database.collection("c").rename("renamed"));
          assertThat(await(database.listCollectionNames())).contains("renamed").doesNotContain("c");
          await(
              database
                  .collection("renamed")
                  .createIndex(Indexes.descending("x"), new IndexOptions()));
          await(database.collection("renamed").dropIndex("x_-1"));
          await(database.collection("renamed").drop());
          assertThat(await(database.listCollectionNames())).containsExactly("made");
          assertThat(await(client.listDatabaseNames())).contains(database.name());
          assertThat(await(client.serverInfo())).containsKey("version");
          assertThat(await(database.command(new Document("ping", 1)))).containsEntry("ok", 1.0);
          await(client.dropDatabase(database.name()));
          assertThat(await(client.listDatabaseNames())).doesNotContain(database.name());
        });
  }

  @Test
  @DisplayName("M-13 values of Java's types come back; times in milliseconds, rounded down")
  void types() {
    with(
        client -> {
          var c = Local.collection(client);
          var uuid = UUID.randomUUID();
          var special = Decimal128.parse("NaN");
          await(
              c.insertOne(
                  new Document("_id", 1)
                      .append("instant", Instant.parse("1960-01-02T03:04:05.678999Z"))
                      .append("uuid", uuid)
                      .append("decimal", new BigDecimal("1.50"))
                      .append("special", special)
                      .append("bytes", new byte[] {1, 2})
                      .append("date", LocalDate.of(2020, 2, 3))
                      .append("list", List.of(Map.of("x", new BigDecimal("2"))))));
          var found = await(c.findOne(Filters.eq("_id", 1)));
          assertThat(found.get("instant")).isEqualTo(Instant.parse("1960-01-02T03:04:05.678Z"));
          assertThat(found.get("uuid")).isEqualTo(uuid);
          assertThat(found.get("decimal")).isEqualTo(new BigDecimal("1.50"));
          assertThat(found.get("special")).isEqualTo(special);
          assertThat((byte[]) found.get("bytes")).containsExactly(1, 2);
          assertThat(found.get("date")).isEqualTo(Instant.parse("2020-02-03T00:00:00Z"));
          assertThat(found.getList("list", Document.class))
              .containsExactly(new Document("x", new BigDecimal("2")));
        });
  }

  @Test
  @DisplayName("M-13 records are read and written; the same collection gives both")
  void records() {
    with(
        client -> {
          var items = Local.database(client).collection("items", Item.class);
          var item = new Item(new ObjectId(), "tea", 3);
          await(items.insertOne(item));
          assertThat(await(items.as(Document.class).findOne(new Document())))
              .containsEntry("name", "tea");
          assertThat(await(items.find().toList())).hasSize(1);
        });
  }

  @Test
  @DisplayName("M-13 a value without a codec is refused, with the path to it")
  void noCodec() {
    with(
        client -> {
          var c = Local.collection(client);
          var bad = new Document("a", new Document("b", List.of(1, new Thread("never"))));
          assertThat(failure(IllegalArgumentException.class, c.insertOne(bad)))
              .hasMessageContaining("'a.b.1'")
              .hasMessageContaining("Thread");
          assertThat(await(c.countDocuments(new Document()))).isZero();
        });
  }
}
