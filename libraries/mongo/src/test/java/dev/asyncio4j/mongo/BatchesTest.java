package dev.asyncio4j.mongo;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.each;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.mongo.Numbered.id;
import static dev.asyncio4j.mongo.Numbered.withPeer;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Aggregates;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The batches that a cursor asks its server for. */
class BatchesTest {
  @Test
  @DisplayName("M-01 101 documents come in two round trips at most")
  void twoTrips() {
    withPeer(
        101,
        it -> {
          assertThat(await(it.collection().find().toList())).hasSize(101);
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
          for (var each : each(it.collection().find().batchSize(10))) ids.add(id(each));
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
          try (var cursor = it.collection().find().batchSize(10)) {
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
          try (var cursor = it.collection().find()) {
            for (int taken = 1; taken <= 40; taken++) {
              await(cursor.next());
              await(sleep(Duration.ofMillis(2)));
              assertThat(it.trips()).isLessThanOrEqualTo((taken + 1) / 2 + 1);
            }
          }
        });
  }

  @Test
  @DisplayName("M-01 a pipeline that stores what comes out gives nothing, and reads nothing back")
  void stored() {
    withPeer(
        10,
        it -> {
          it.peer().on("aggregate", command -> Peer.batch("firstBatch", 0, List.of()));
          for (var last : List.of(Aggregates.out("o"), Aggregates.merge("o")))
            assertThat(await(it.collection().aggregate(List.of(last)).toList())).isEmpty();
          assertThat(it.peer().asked("aggregate")).hasSize(2);
          assertThat(it.peer().asked("find")).isEmpty();
        });
  }
}
