package dev.asyncio4j.mongo;

import static dev.asyncio4j.Asyncio.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.VoidBody1;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CursorOptionsTest extends WithServer {
  private static int id(Document document) {
    return document.getInteger("_id");
  }

  @Test
  @DisplayName("M-04 a started cursor refuses options; rewind and copy make a new one")
  void started() {
    with(
        client -> {
          var numbers = Local.collection(client);
          await(
              numbers.insertMany(
                  IntStream.range(0, 5).mapToObj(i -> new Document("_id", i)).toList()));
          var cursor = numbers.find().sort("_id", -1);
          assertThat(id(await(cursor.next()))).isEqualTo(4);
          for (VoidBody1<Cursor<Document>> change :
              List.<VoidBody1<Cursor<Document>>>of(
                  c -> c.sort("_id", 1), c -> c.skip(1), c -> c.limit(1), c -> c.batchSize(2)))
            assertThatThrownBy(() -> change.accept(cursor))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("started");
          assertThat(await(cursor.copy().limit(2).toList()).stream().map(CursorOptionsTest::id))
              .containsExactly(4, 3);
          cursor.rewind();
          assertThat(await(cursor.skip(3).toList()).stream().map(CursorOptionsTest::id))
              .containsExactly(1, 0);
        });
  }

  @Test
  @DisplayName("M-04 toList(n) leaves the rest readable, and a pipeline has no sort of its own")
  void parts() {
    with(
        client -> {
          var numbers = Local.collection(client);
          await(
              numbers.insertMany(
                  IntStream.range(0, 5).mapToObj(i -> new Document("_id", i)).toList()));
          var cursor = numbers.find().sort("_id", 1).map(CursorOptionsTest::id);
          assertThat(await(cursor.toList(2))).containsExactly(0, 1);
          assertThat(await(cursor.tryNext())).isEqualTo(2);
          assertThat(await(cursor.toList())).containsExactly(3, 4);
          assertThat(await(cursor.tryNext())).isNull();
          assertThat(cursor.alive()).isFalse();
          assertThatThrownBy(() -> numbers.aggregate(List.of()).sort("_id", 1))
              .isInstanceOf(IllegalStateException.class)
              .hasMessageContaining("$sort");
        });
  }
}
