package dev.asyncio4j.redis;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.redis.FakeServer.say;
import static dev.asyncio4j.testing.Virtual.assertFails;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class HandshakeTest extends WithServer {
  @Test
  @DisplayName("RE-09 a connection that ends with the last reply of its greeting is an attempt")
  void endsWithTheGreeting() {
    run(
        async(
            () -> {
              var drop = new boolean[] {true};
              try (var server =
                      new FakeServer(
                          (command, out) -> {
                            if (!command.startsWith("HELLO")) {
                              say(out, "+PONG\r\n");
                              return;
                            }
                            out.write("%1\r\n$2\r\nid\r\n:7\r\n".getBytes(UTF_8));
                            if (drop[0]) out.close();
                            drop[0] = false;
                          });
                  var redis = Redis.create(server.options().protocol(3))) {
                assertThat(await(redis.ping())).isTrue();
                assertThat(server.got).containsExactly("HELLO 3", "HELLO 3", "PING");
              }
            }));
  }

  @Test
  @DisplayName("RE-09 an Error of onConnect fails those who wait, and the next call connects again")
  void errorInTheHook() {
    run(
        async(
            () -> {
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
            }));
  }
}
