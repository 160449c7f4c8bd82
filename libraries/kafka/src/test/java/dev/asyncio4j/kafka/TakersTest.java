package dev.asyncio4j.kafka;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.sleep;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.lowlevel.LoopPort;
import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.testing.AsyncTest;
import dev.asyncio4j.testing.Trail;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NothingLeftBehind.class)
class TakersTest {
  private final ArrayDeque<String> records = new ArrayDeque<>();
  private final Trail trail = Trail.create();
  private Takers takers;

  private void put(String record) {
    records.add(record);
    takers.wakeNext();
  }

  private void take(String who) {
    takers.waitFor(
        Set.of(),
        null,
        null,
        () -> {
          var record = records.poll();
          if (record != null) trail.add(who + " " + record);
          return record != null;
        });
  }

  @AsyncTest
  @DisplayName(
      "K-01 a newcomer does not pass a task that is woken for a record and has not run yet")
  void order() {
    takers = new Takers(LoopPort.of(getRunningLoop()), only -> !records.isEmpty());
    var first = createTask(async(() -> take("first")));
    await(sleep(Duration.ZERO));
    put("1");
    getRunningLoop().callSoon(() -> put("2"));
    take("newcomer");
    await(first);
    trail.assertIs("first 1", "newcomer 2");
  }

  @AsyncTest
  @DisplayName("K-01 a task that is cancelled once it is woken leaves its record to the next one")
  void cancelled() {
    takers = new Takers(LoopPort.of(getRunningLoop()), only -> !records.isEmpty());
    var first = createTask(async(() -> take("first")));
    var second = createTask(async(() -> take("second")));
    await(sleep(Duration.ZERO));
    put("1");
    first.cancel();
    await(second);
    trail.assertIs("second 1");
  }

  @AsyncTest
  @DisplayName("K-05 a newcomer is held up by those alone who could take the same now")
  void newcomers() {
    var full = new TopicPartition("topic", 0);
    var empty = new TopicPartition("topic", 1);
    takers =
        new Takers(
            LoopPort.of(getRunningLoop()),
            only -> !records.isEmpty() && (only.isEmpty() || only.contains(full)));
    var waiting = createTask(async(() -> takers.waitFor(Set.of(empty), null, null, () -> false)));
    var other = createTask(async(() -> takers.waitFor(Set.of(full), null, null, () -> true)));
    await(sleep(Duration.ZERO));
    assertThat(takers.letPass(Set.of(full))).as("nobody could take now").isTrue();
    put("1");
    assertThat(takers.letPass(Set.of(full))).isFalse();
    assertThat(takers.letPass(Set.of())).isFalse();
    assertThat(takers.letPass(Set.of(empty))).isTrue();
    await(other);
    assertThat(takers.letPass(Set.of())).as("who waits for another one").isTrue();
    waiting.cancel();
  }
}
