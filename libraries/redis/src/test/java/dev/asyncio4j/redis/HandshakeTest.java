package dev.asyncio4j.redis;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.redis.FakeServer.say;
import static dev.asyncio4j.testing.AsyncTests.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.testing.AsyncTest;
import dev.asyncio4j.testing.MayLeave;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.DisplayName;

class HandshakeTest extends WithServer {
  @AsyncTest(realTime = true)
  @DisplayName("RE-09 a connection that ends while it is made is an attempt, whoever saw its end")
  void endsWhileMade() {
    try (var server =
            new FakeServer(
                (command, out) -> {
                  if (command.equals("PING")) out.transport().abort();
                  else say(out, "+OK\r\n");
                });
        var redis = Redis.create(server.options().onConnect(link -> pingOnce(server, link)))) {
      assertThat(await(redis.set("a", 1))).isTrue();
      assertThat(server.got).containsExactly("PING", "SET a 1");
    }
  }

  /** A hook that does not mind. */
  private static void pingOnce(FakeServer server, RedisCommands<byte[]> link) {
    if (server.connections > 1) return;
    try {
      await(link.ping());
    } catch (RedisConnectionException e) {
      // the client sees it, too
    }
  }

  @AsyncTest(realTime = true)
  @MayLeave("errors:*first*") // an Error is its task's, too
  @DisplayName("RE-09 an Error of onConnect fails those who wait, and the next call connects again")
  void errorInTheHook() {
    var times = new int[1];
    try (var server = new FakeServer((command, out) -> say(out, "+PONG\r\n"));
        var redis =
            Redis.create(
                server
                    .options()
                    .onConnect(
                        link -> {
                          if (times[0]++ == 0) throw new AssertionError("first");
                        }))) {
      assertThat(assertFails(RedisConnectionException.class, redis.ping()))
          .hasCauseInstanceOf(AssertionError.class);
      assertThat(await(redis.ping())).isTrue();
    }
  }

  @AsyncTest(realTime = true)
  @DisplayName("RE-11 a command waits for the answer to the PING, and goes to the next connection")
  void healthCheckFails() {
    try (var server =
            new FakeServer(
                (command, out) -> {
                  if (command.equals("PING")) out.transport().abort();
                  else say(out, "+OK\r\n");
                });
        var redis = Redis.create(server.options().healthCheckInterval(Duration.ZERO))) {
      await(redis.set("a", 1));
      assertThat(await(gather(redis.set("b", 1), redis.set("c", 1)))).containsExactly(true, true);
      assertThat(server.got).containsExactly("SET a 1", "PING", "SET b 1", "SET c 1");
    }
  }

  @AsyncTest(realTime = true)
  @DisplayName("RE-38 an error of onPush goes to the loop's handler: the connection stays")
  void errorOfOnPush() {
    var told = new ArrayList<Throwable>();
    getRunningLoop().setExceptionHandler((loop, context) -> told.add(context.exception()));
    try (var server =
            new FakeServer((command, out) -> say(out, ">2\r\n$1\r\nx\r\n$1\r\ny\r\n$1\r\nv\r\n"));
        var redis =
            Redis.create(
                server
                    .options()
                    .onPush(
                        push -> {
                          throw new IllegalStateException("mine");
                        }))) {
      for (int i = 0; i < 2; i++) assertThat(await(redis.get("a"))).isEqualTo("v");
      assertThat(server.connections).isEqualTo(1);
      assertThat(told).hasSize(2).allMatch(e -> e.getMessage().equals("mine"));
    }
  }
}
