package dev.asyncio4j.memcached;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.wrapFuture;
import static dev.asyncio4j.testing.AsyncTests.assertFails;
import static dev.asyncio4j.testing.Ends.LOOPBACK;
import static dev.asyncio4j.testing.Ends.bytes;
import static dev.asyncio4j.testing.Virtual.passes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.RunOptions;
import dev.asyncio4j.loop.LoopThread;
import dev.asyncio4j.memcached.testing.MemcachedServer;
import dev.asyncio4j.support.Descriptors;
import dev.asyncio4j.support.LogCapture;
import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.testing.Virtual;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NothingLeftBehind.class)
class LoopsTest {
  @Test
  @DisplayName("MC-18 a client is made without a loop, and goes on in the next one after its end")
  void oneAfterTheOther() {
    try (var thread = LoopThread.start("memcached")) {
      MemcachedServer server = thread.call(() -> await(MemcachedServer.start()));
      var client = MemcachedClient.create(LOOPBACK, server.port());
      var descriptors = Descriptors.now();
      try (var log = new LogCapture()) {
        for (int i = 0; i < 3; i++) {
          var value = bytes("" + i);
          run(
              async(
                  () -> {
                    await(client.set("k", value));
                    assertThat(await(client.get("k"))).isEqualTo(value);
                  }));
        }
        assertThat(log.messages()).isEmpty();
      }
      client.close();
      descriptors.assertNoneLeft();
      thread.call(server::close);
    }
  }

  @Test
  @DisplayName("MC-18 another live loop is refused")
  void otherLoop() {
    Peer.OURS.client(
        client -> {
          await(client.version());
          try (var thread = LoopThread.start("other")) {
            assertThatThrownBy(() -> await(wrapFuture(thread.submit(client.version()))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("belongs to")
                .hasMessageContaining("use it there");
          }
        });
  }

  @Test
  @DisplayName("MC-19 a close waits for the replies that are owed, then all calls fail")
  void close() {
    Peer.scripted(
        (reader, writer) -> {
          Peer.line(reader);
          await(sleep(Duration.ofMillis(30)));
          Peer.say(writer, "VERSION 1\r\n");
          writer.close();
        },
        options -> {
          var client = MemcachedClient.create(options.connections(1));
          var owed = createTask(client.version());
          await(sleep(Duration.ofMillis(10)));
          var closing = createTask(client.closeAsync());
          passes(1);
          assertThat(assertFails(MemcachedConnectionException.class, client.version()))
              .hasMessageContaining("client is closed");
          assertThat(await(owed)).isEqualTo("1");
          await(closing);
          client.close();
          client.close();
          assertThat(client.toString()).contains(" closed ");
        });
  }

  @Test
  @DisplayName("MC-19 replies that do not come end the wait after the timeout")
  void closeInTime() {
    Peer.scripted(
        Peer.silent(),
        options -> {
          var client = MemcachedClient.create(options.maxPending(1).timeout(Duration.ofMillis(60)));
          var owed = createTask(client.version());
          var waiting = createTask(client.version());
          await(sleep(Duration.ofMillis(10)));
          await(client.closeAsync());
          for (var call : List.of(owed, waiting)) assertFails(MemcachedException.class, call);
        });
  }

  @Test
  @DisplayName("MC-19 a close that is cancelled closes all the same")
  void closeIsCancelled() {
    Peer.scripted(
        Peer.silent(),
        options -> {
          var client = MemcachedClient.create(options);
          var owed = createTask(client.version());
          await(sleep(Duration.ofMillis(10)));
          var closing = createTask(client.closeAsync());
          passes(2);
          closing.cancel();
          assertFails(MemcachedConnectionException.class, owed);
          assertThat(closing.cancelled()).isTrue();
        });
  }

  @Test
  @DisplayName("MC-19 a callback closes without a wait, another thread not at all")
  void closeElsewhere() {
    Peer.scripted(
        Peer.silent(),
        options -> {
          var client = MemcachedClient.create(options);
          var owed = createTask(client.version());
          await(sleep(Duration.ofMillis(10)));
          try (var thread = LoopThread.start("other")) {
            assertThatThrownBy(() -> await(wrapFuture(thread.submit(async(client::close)))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("close it there");
          }
          assertThat(client.toString()).doesNotContain(" closed ").contains("pending=1");
          getRunningLoop().callSoon(client::close);
          assertFails(MemcachedConnectionException.class, owed);
        });
  }

  @Test
  @DisplayName("MC-19 a client that is forgotten is closed with its loop, without a warning")
  void forgotten() {
    var descriptors = Descriptors.now();
    try (var log = new LogCapture()) {
      var kept = new MemcachedClient<?>[1];
      Peer.OURS.serve(
          options -> {
            var client = MemcachedClient.create(options);
            kept[0] = client;
            await(client.version());
          });
      assertThat(log.messages()).isEmpty();
      assertThat(kept[0].toString()).contains("pending=0");
    }
    descriptors.assertNoneLeft();
  }

  @Test
  @DisplayName("MC-22 a client that is collected unclosed is told of, with the line that made it")
  void collected() {
    run(
        async(
            () -> {
              try (var server = await(MemcachedServer.start())) {
                var reports = Virtual.reports();
                drop(server.port());
                for (int i = 0; i < 200 && reports.isEmpty(); i++) {
                  System.gc();
                  await(sleep(Duration.ofMillis(10)));
                }
                assertThat(reports).hasSize(1);
                assertThat(reports.get(0).message())
                    .contains("Unclosed memcached client")
                    .contains("made at LoopsTest.java:");
                for (int i = 0; i < 200 && server.connections() > 0; i++) {
                  await(sleep(Duration.ofMillis(5)));
                }
                assertThat(server.connections()).isZero();
              }
            }),
        RunOptions.defaults().debug(true));
  }

  private static void drop(int port) {
    await(
        createTask(
            async(
                () -> {
                  var client = MemcachedClient.create(LOOPBACK, port);
                  await(client.version());
                })));
  }
}
