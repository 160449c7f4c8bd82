package dev.asyncio4j.memcached;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.gatherOutcomes;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.timeout;
import static dev.asyncio4j.testing.AsyncTests.assertFails;
import static dev.asyncio4j.testing.Ends.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Outcome;
import dev.asyncio4j.exceptions.AsyncTimeoutException;
import dev.asyncio4j.lowlevel.LoopPort;
import dev.asyncio4j.memcached.testing.MemcachedServer;
import dev.asyncio4j.streams.Connection;
import dev.asyncio4j.streams.ServerOptions;
import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.support.ServerProcess;
import dev.asyncio4j.testing.AsyncTest;
import dev.asyncio4j.testing.Ends;
import dev.asyncio4j.testing.Trail;
import dev.asyncio4j.testing.Virtual;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NothingLeftBehind.class)
class LossTest {
  /** A wait that is meant to end too early. */
  private static final Duration SHORT = Duration.ofMillis(50);

  /** A limit that a busy machine does not reach by itself. */
  private static final Duration LONG = Duration.ofSeconds(1);

  /** Calls of every kind. */
  private static List<Coroutine<?>> all(MemcachedClient<byte[]> client) {
    return List.of(
        client.get("k"),
        client.gets("k"),
        client.multiGet("k"),
        client.set("k", bytes("v")),
        client.incr("k"),
        client.decr("k"),
        client.touch("k", null),
        client.delete("k"),
        client.stats(),
        client.version(),
        client.flushAll());
  }

  private static Throwable error(Outcome<?> outcome) {
    return ((Outcome.Failure<?>) outcome).error();
  }

  @Test
  @DisplayName(
      "MC-06 silence for too long ends all calls that wait, and the next one connects anew")
  void silence() {
    int[] connections = {0};
    Peer.scripted(
        (reader, writer) -> {
          if (connections[0]++ == 0) Peer.silent().handle(reader, writer);
          else Peer.answering("VERSION 2\r\n").handle(reader, writer);
        },
        options -> {
          try (var client = MemcachedClient.create(options.timeout(LONG))) {
            for (var outcome : await(gatherOutcomes(all(client)))) {
              assertThat(error(outcome))
                  .isInstanceOf(MemcachedTimeoutException.class)
                  .hasMessageContaining("sent nothing for PT1S");
            }
            assertThat(versionAtLast(client)).isEqualTo("2");
            await(sleep(LONG.plus(SHORT)));
            assertThat(client.toString()).contains("connections=1"); // idle is no silence
            assertThat(connections[0]).isGreaterThan(1);
          }
        });
  }

  /** Asks until it works: the limit of the test is one that a busy machine may reach by itself. */
  private static String versionAtLast(MemcachedClient<?> client) {
    while (true) {
      try {
        return await(client.version());
      } catch (MemcachedTimeoutException e) {
        // once more
      }
    }
  }

  @Test
  @DisplayName("MC-06 a byte now and then is no silence, however long the reply takes")
  void slowReply() {
    Peer.scripted(
        (reader, writer) -> {
          Peer.line(reader);
          for (var letter : "VERSION 1\r\n".split("")) {
            await(sleep(Duration.ofMillis(150)));
            Peer.say(writer, letter);
          }
          writer.close();
        },
        options -> {
          try (var client = MemcachedClient.create(options.timeout(LONG))) {
            assertThat(versionAtLast(client)).isEqualTo("1"); // 1.6 s, if the machine is not busy
          }
        });
  }

  @Test
  @DisplayName("MC-06 a timeout around a call is a cancellation: the connection stays")
  void outerTimeout() {
    Peer.scripted(
        (reader, writer) -> {
          for (int i = 0; !Peer.line(reader).isEmpty(); i++) {
            if (i == 1) await(sleep(SHORT.multipliedBy(4)));
            Peer.say(writer, "VERSION " + i + "\r\n");
          }
          writer.close();
        },
        options -> {
          try (var client = MemcachedClient.create(options)) {
            assertThat(await(client.version())).isEqualTo("0");
            assertThatThrownBy(() -> timeout(SHORT, () -> await(client.version())))
                .isInstanceOf(AsyncTimeoutException.class);
            assertThat(await(client.version())).isEqualTo("2");
          }
        });
  }

  @Test
  @DisplayName("MC-07 a server that dies in the middle of a reply ends the calls it owes, at once")
  void diesInReply() {
    for (var half : List.of("", "VALU", "VALUE k 0 10\r\nabc", "STAT a b\r\n")) {
      for (boolean reset : new boolean[] {false, true}) diesAfter(half, reset);
    }
  }

  private static void diesAfter(String half, boolean reset) {
    Peer.scripted(
        (reader, writer) -> {
          Peer.line(reader);
          Peer.say(writer, half);
          await(sleep(Duration.ofMillis(10)));
          if (reset) Ends.reset(new Connection(reader, writer));
          else writer.close();
        },
        options -> {
          try (var client = MemcachedClient.create(options)) {
            var calls =
                half.startsWith("STAT") ? List.of(client.stats()) : List.of(client.get("k"));
            for (var outcome : await(gatherOutcomes(calls))) {
              assertThat(error(outcome))
                  .isInstanceOf(MemcachedConnectionException.class)
                  .hasMessageContaining("connection lost")
                  .hasCauseInstanceOf(IOException.class);
            }
          }
        });
  }

  @AsyncTest(realTime = true)
  @DisplayName("MC-07 a call of any kind ends when the server goes, and the next connects anew")
  void anyCall() throws IOException {
    int port = ServerProcess.freePort();
    try (var client = MemcachedClient.create(Ends.LOOPBACK, port)) {
      for (var outcome : await(gatherOutcomes(all(client)))) {
        assertThat(error(outcome))
            .isInstanceOf(MemcachedConnectionException.class)
            .hasMessageContaining("no connection to 127.0.0.1:" + port)
            .hasCauseInstanceOf(ConnectException.class);
      }
      try (var server = await(MemcachedServer.start(port, ServerOptions.defaults()))) {
        assertThat(await(client.set("k", bytes("v")))).isTrue();
        assertThat(server.connections()).isEqualTo(1);
      }
      await(sleep(Duration.ofMillis(20)));
      assertFails(MemcachedConnectionException.class, client.get("k"));
    }
  }

  @Test
  @DisplayName("MC-08 an end of the connection while nothing is owed is no error")
  void idleEnd() {
    int[] connections = {0};
    Peer.scripted(
        (reader, writer) -> {
          connections[0]++;
          Peer.line(reader);
          Peer.say(writer, "VERSION 1\r\n");
          await(writer.drain());
          writer.close();
        },
        options -> {
          try (var client = MemcachedClient.create(options)) {
            for (int i = 1; i <= 5; i++) {
              assertThat(await(client.version())).isEqualTo("1");
              while (!client.toString().contains("connections=0"))
                await(sleep(Duration.ofMillis(1)));
              assertThat(connections[0]).isEqualTo(i);
            }
          }
        });
  }

  @Test
  @DisplayName("what was not sent when a connection was lost goes to the next one")
  void unsentGoesOn() {
    int[] connections = {0};
    Peer.scripted(
        (reader, writer) -> {
          if (connections[0]++ > 0) {
            Peer.answering("VERSION 1\r\n").handle(reader, writer);
            return;
          }
          writer.transport().pauseReading();
          await(sleep(SHORT));
          Ends.reset(new Connection(reader, writer));
        },
        options -> {
          try (var client = MemcachedClient.create(options.connections(1))) {
            var large = createTask(client.set("k", new byte[16 << 20]));
            await(sleep(Duration.ofMillis(10)));
            var unsent = createTask(client.version());
            assertFails(MemcachedConnectionException.class, large);
            assertThat(await(unsent)).isEqualTo("1");
          }
        });
  }

  @Test
  @DisplayName("a peer that takes no connection in time is given up")
  void connectTimeout() throws Exception {
    try (var full = new ServerSocket(0, 1)) {
      run(
          async(
              () -> {
                var options =
                    MemcachedOptions.defaults().port(full.getLocalPort()).connectTimeout(SHORT);
                var clients =
                    List.of(1, 2, 3, 4, 5, 6).stream()
                        .map(i -> MemcachedClient.create(options.timeout(SHORT)))
                        .toList();
                var calls = clients.stream().map(client -> client.version()).toList();
                for (var outcome : await(gatherOutcomes(calls))) {
                  assertThat(error(outcome)).isInstanceOf(MemcachedTimeoutException.class);
                }
                for (var client : clients) client.close();
              }));
    }
  }

  @AsyncTest
  @DisplayName("MC-21 the limit of a silence is of the loop's clock, virtual or not")
  void virtualSilence() {
    var trail = Trail.create();
    var start = Virtual.now();
    boolean[] owing = {true};
    var silence =
        new Silence(
            LoopPort.of(getRunningLoop()),
            Duration.ofHours(1),
            () -> owing[0],
            () -> trail.add("too long at " + Virtual.secondsSince(start)));
    silence.begin();
    await(sleep(Duration.ofMinutes(40)));
    silence.broken();
    await(sleep(Duration.ofMinutes(100)));
    trail.assertIs("too long at 6000");
    owing[0] = false;
    silence.begin();
    await(sleep(Duration.ofHours(2)));
    owing[0] = true;
    silence.begin();
    silence.end();
    await(sleep(Duration.ofHours(2)));
    trail.assertIs("too long at 6000");
  }
}
