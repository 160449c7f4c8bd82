package dev.asyncio4j.redis;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.redis.FakeServer.say;
import static dev.asyncio4j.testing.AsyncTests.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.testing.AsyncTest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MonitorTest extends WithServer {
  private static final String LINE = "+1.1 [0 x] \"GET\" \"%s\"\r\n";

  @AsyncTest(realTime = true)
  @DisplayName("RE-17 a monitor hears what comes together with the reply that begins it")
  void busyServer() {
    try (var server = new FakeServer((command, out) -> say(out, "+OK\r\n" + LINE.formatted("a")));
        var redis = Redis.create(server.options());
        var monitor = await(redis.monitor())) {
      assertThat(await(monitor.nextCommand()).command()).isEqualTo("GET a");
    }
  }

  @AsyncTest(realTime = true)
  @DisplayName("RE-17 a monitor tells of the end of its connection, at each call")
  void lost() {
    try (var server =
            new FakeServer(
                (command, out) -> {
                  say(out, "+OK\r\n" + LINE.formatted("a"));
                  out.close();
                });
        var redis = Redis.create(server.options());
        var monitor = await(redis.monitor())) {
      await(monitor.nextCommand());
      assertFails(RedisConnectionException.class, monitor.nextCommand());
      assertFails(RedisConnectionException.class, monitor.nextCommand());
    }
  }

  @Test
  @DisplayName("RE-17 a monitor that is read slowly holds up the server, and loses nothing")
  void slowReader() {
    int count = 5000;
    var lines = new StringBuilder("+OK\r\n");
    for (int i = 0; i < count; i++) lines.append(LINE.formatted(i));
    run(
        async(
            () -> {
              try (var server = new FakeServer((command, out) -> say(out, lines.toString()));
                  var redis = Redis.create(server.options());
                  var monitor = await(redis.monitor())) {
                for (int i = 0; i < count; i++)
                  assertThat(await(monitor.nextCommand()).command()).isEqualTo("GET " + i);
              }
            }));
  }
}
