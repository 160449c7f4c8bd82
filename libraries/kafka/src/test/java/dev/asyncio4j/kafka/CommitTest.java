package dev.asyncio4j.kafka;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.kafka.Local.joined;
import static dev.asyncio4j.kafka.Local.live;
import static dev.asyncio4j.kafka.Local.member;
import static dev.asyncio4j.kafka.Local.partition;
import static dev.asyncio4j.kafka.Local.reader;
import static dev.asyncio4j.kafka.Local.sendNumbers;
import static dev.asyncio4j.kafka.Local.take;
import static dev.asyncio4j.kafka.Local.topic;
import static dev.asyncio4j.kafka.Local.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.support.LogCapture;
import dev.asyncio4j.support.NothingLeftBehind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NothingLeftBehind.class)
class CommitTest {
  @BeforeAll
  @Timeout(300)
  static void broker() {
    TestBroker.shared();
  }

  @Test
  @DisplayName("K-03, K-06 stop commits what was taken, not what was fetched")
  void commitsTaken() {
    var topic = topic("taken");
    live(
        () -> {
          sendNumbers(topic, 100);
          for (int from : new int[] {0, 7, 14}) {
            try (var c = joined(member("g-" + topic), topic, null)) {
              assertThat(take(c, 7)).startsWith("" + from).endsWith("" + (from + 6));
            }
          }
        });
  }

  @Test
  @DisplayName("K-03 auto-commit commits from time to time what was taken")
  void autoCommit() {
    var topic = topic("auto");
    var p = partition(topic);
    live(
        () -> {
          sendNumbers(topic, 100);
          var options = member("g-" + topic).autoCommitInterval(Duration.ofMillis(50));
          try (var c = joined(options, topic, null)) {
            take(c, 9);
            for (long committed = -1; committed != 9; await(sleep(Duration.ofMillis(20)))) {
              committed = await(c.committed(p)).orElse(-1);
              assertThat(committed).isBetween(-1L, 9L);
            }
          }
        });
  }

  @Test
  @DisplayName(
      "K-04, K-12 who takes nothing for too long leaves the group, and says so; taking joins again")
  void leavesWhenIdle() {
    var topic = topic("idle");
    live(
        () -> {
          sendNumbers(topic, 3);
          var options =
              member("g-" + topic).autoCommit(false).maxPollInterval(Duration.ofSeconds(2));
          try (var log = new LogCapture();
              var c = joined(options, topic, null)) {
            take(c, 1);
            until(() -> c.assignment().isEmpty());
            assertThat(log.messages().toString()).contains("maxPollInterval");
            assertThatThrownBy(() -> await(c.commit())).isInstanceOf(CommitFailedException.class);
            assertThat(take(c, 1)).containsExactly("0");
            await(c.commit());
          }
        });
  }

  @Test
  @DisplayName("K-13 a commit needs a group, and partitions of one's own")
  void refusedCommits() {
    var topic = topic("refused");
    live(
        () -> {
          sendNumbers(topic, 3);
          try (var c = joined(reader(), topic, null)) {
            assertThatThrownBy(() -> await(c.commit()))
                .isInstanceOf(IllegalOperationException.class)
                .hasMessageContaining("Requires groupId");
            assertThatThrownBy(() -> await(c.committed(partition(topic))))
                .isInstanceOf(IllegalOperationException.class);
          }
          try (var c = KafkaConsumer.create(member("g-" + topic))) {
            await(c.start());
            assertThatThrownBy(() -> await(c.commit()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Not subscribed");
            c.assign(List.of(partition(topic)));
            assertThatThrownBy(() -> await(c.commit(partition("foreign"), 1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("foreign-0");
            assertThat(take(c, 2)).containsExactly("0", "1");
            await(c.commit());
            assertThat(await(c.committed(partition(topic)))).hasValue(2);
            c.seek(partition(topic), 0);
            assertThat(await(c.seekToCommitted())).isEqualTo(Map.of(partition(topic), 2L));
            assertThat(take(c, 1)).containsExactly("2");
          }
        });
  }
}
