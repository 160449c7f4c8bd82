package dev.asyncio4j.memcached;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.timeout;
import static dev.asyncio4j.testing.AsyncTests.assertFails;
import static dev.asyncio4j.testing.Ends.bytes;
import static dev.asyncio4j.testing.Ends.text;
import static dev.asyncio4j.testing.Virtual.passes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.Task;
import dev.asyncio4j.exceptions.AsyncTimeoutException;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.support.NothingLeftBehind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(NothingLeftBehind.class)
class CancelTest {
  @ParameterizedTest
  @EnumSource
  @DisplayName("MC-05 of a thousand calls cancelled after 0 to 5 passes none gets another's reply")
  void noMixing(Peer peer) {
    peer.client(
        client -> {
          for (int i = 0; i < 50; i++) await(client.set("k" + i, bytes("" + i)));
          for (int i = 0; i < 1000; i++) {
            int wanted = i % 50;
            var task =
                switch (i % 4) {
                  case 0 -> createTask(client.get("k" + wanted));
                  case 1 -> createTask(client.gets("k" + wanted));
                  case 2 -> createTask(client.multiGet("k" + wanted, "none"));
                  default -> createTask(client.incr("none" + wanted));
                };
            passes(i % 6);
            task.cancel();
            assertThat(text(await(client.get("k" + wanted)))).isEqualTo("" + wanted);
            if (i % 100 == 0) assertThat(await(client.stats())).containsKey("pid");
            assertThat(task.done()).isTrue();
          }
        });
  }

  @Test
  @DisplayName("MC-05 a call that is cancelled before it is sent is not sent")
  void notSent() {
    Peer.OURS.client(
        client -> {
          await(client.set("k", bytes("old")));
          var tasks = IntStream.range(0, 3).mapToObj(i -> createTask(client.get("k"))).toList();
          var set = createTask(client.set("k", bytes("new")));
          passes(1);
          set.cancel();
          assertFails(CancelledError.class, set);
          await(gather(tasks));
          assertThat(text(await(client.get("k")))).isEqualTo("old");
        });
  }

  @Test
  @DisplayName("MC-05 one of those who share a line is cancelled; the others get their values")
  void sharedLine() {
    Peer.OURS.client(
        client -> {
          await(client.set("a", bytes("1")));
          await(client.set("b", bytes("2")));
          for (int n = 0; n < 5; n++) {
            var tasks = new ArrayList<Task<byte[]>>();
            for (int i = 0; i < 12; i++) tasks.add(createTask(client.get(i % 2 == 0 ? "a" : "b")));
            passes(n);
            for (int i = 0; i < 12; i += 3) tasks.get(i).cancel();
            for (int i = 0; i < 12; i++) {
              if (i % 3 == 0) continue;
              assertThat(text(await(tasks.get(i)))).isEqualTo(i % 2 == 0 ? "1" : "2");
            }
            await(sleep(Duration.ZERO));
          }
        });
  }

  @Test
  @DisplayName("MC-05 after a timeout a task's next command follows the one it left")
  void orderIsKept() {
    Peer.scripted(
        (reader, writer) -> {
          var answers = new ArrayList<String>();
          for (String line; !(line = Peer.line(reader)).isEmpty(); ) {
            if (line.startsWith("delete slow")) await(sleep(Duration.ofMillis(60)));
            Peer.say(
                writer, line.startsWith("delete") ? "DELETED\r\n" : "VERSION " + answers + "\r\n");
            answers.add(line);
          }
          writer.close();
        },
        options -> {
          try (var client = MemcachedClient.create(options.connections(2))) {
            var others =
                gather(IntStream.range(0, 100).mapToObj(i -> client.delete("other" + i)).toList());
            await(others);
            assertThatThrownBy(
                    () -> timeout(Duration.ofMillis(20), () -> await(client.delete("slow"))))
                .isInstanceOf(AsyncTimeoutException.class);
            assertThat(await(client.version())).endsWith("delete slow]");
          }
        });
  }

  @Test
  @DisplayName("MC-15 a call that waits for room and is cancelled leaves its place to the next")
  void waitingForRoom() {
    Peer.OURS.client(
        MemcachedOptions.defaults().maxPending(1),
        client -> {
          var first = createTask(client.set("k", bytes("v")));
          var second = createTask(client.get("k"));
          var third = createTask(client.get("k"));
          passes(1);
          second.cancel();
          assertThat(await(first)).isTrue();
          assertThat(await(third)).isEqualTo(bytes("v"));
          assertThat(second.cancelled()).isTrue();
        });
  }

  @Test
  @DisplayName("a call that is cancelled while the connection is made leaves the others to it")
  void whileConnecting() {
    Peer.OURS.serve(
        options -> {
          try (var client = MemcachedClient.create(options)) {
            var first = createTask(client.set("k", bytes("v")));
            var second = createTask(async(() -> await(client.get("k"))));
            passes(1);
            first.cancel();
            assertThat(await(second)).isNull();
            assertThat(first.cancelled()).isTrue();
          }
        });
  }
}
