package dev.asyncio4j.redis;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.gatherOutcomes;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.redis.FakeServer.say;
import static dev.asyncio4j.testing.AsyncTests.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.Body1;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Outcome;
import dev.asyncio4j.VoidBody1;
import dev.asyncio4j.exceptions.AsyncTimeoutException;
import dev.asyncio4j.support.ServerProcess;
import dev.asyncio4j.testing.AsyncTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FailureTest extends WithServer {
  @AsyncTest(realTime = true)
  @DisplayName("RE-07 silence fails all that wait, and the connection is replaced")
  void silence() {
    try (var server =
            new FakeServer(
                (command, out) -> {
                  if (!command.startsWith("GET")) say(out, "+OK\r\n");
                });
        var redis = Redis.create(server.options().socketTimeout(Duration.ofSeconds(1)))) {
      var both = await(gatherOutcomes(List.of(redis.get("a"), redis.get("b"))));
      for (var each : both) {
        var error = ((Outcome.Failure<String>) each).error();
        assertThat(error)
            .isInstanceOf(RedisTimeoutException.class)
            .hasCauseInstanceOf(AsyncTimeoutException.class);
      }
      assertThat(setAtLast(redis)).isTrue();
      assertThat(server.connections).isGreaterThan(1);
    }
  }

  /** Sets until it works: the limit of the test is one that a busy machine may reach by itself. */
  private static boolean setAtLast(Redis<String> redis) {
    while (true) {
      try {
        return await(redis.set("c", 1));
      } catch (RedisTimeoutException e) {
        // once more
      }
    }
  }

  @AsyncTest(realTime = true)
  @DisplayName("RE-07 blocking calls wait as long as the server may")
  void blockingIsExempt() {
    try (var redis = Redis.create(Servers.shared().socketTimeout(Duration.ofSeconds(1)))) {
      assertThat(await(redis.blpop(Duration.ofMillis(1500), "re07"))).isNull();
    }
  }

  @AsyncTest(realTime = true)
  @DisplayName("RE-08 a lost connection: reads are sent again, writes fail with an unknown outcome")
  void lost() {
    var drop = new boolean[] {true};
    try (var server =
            new FakeServer(
                (command, out) -> {
                  if (drop[0]) out.transport().abort();
                  else say(out, "$1\r\nx\r\n");
                  drop[0] = false;
                });
        var redis = Redis.create(server.options())) {
      assertThat(await(redis.get("a"))).isEqualTo("x");
      drop[0] = true;
      var error = assertFails(RedisConnectionException.class, redis.incr("n"));
      assertThat(error).hasMessageContaining("outcome").hasMessageContaining("INCRBY n 1");
      assertThat(server.got).containsExactly("GET a", "GET a", "INCRBY n 1");
    }
  }

  @AsyncTest(realTime = true)
  @DisplayName("RE-08 retry(…).on(…) has writes sent again, too")
  void writesAgain() {
    var drop = new boolean[] {true};
    try (var server =
        new FakeServer(
            (command, out) -> {
              if (drop[0]) out.transport().abort();
              else say(out, ":5\r\n");
              drop[0] = false;
            })) {
      var retry = server.options().retry().on(RedisConnectionException.class);
      try (var redis = Redis.create(server.options().retry(retry))) {
        assertThat(await(redis.incr("n"))).isEqualTo(5);
      }
    }
  }

  @AsyncTest(realTime = true)
  @DisplayName("RE-09 one attempt at a time, and all that wait share its failure")
  void connecting() {
    var nobody =
        Servers.shared()
            .port(ServerProcess.freePort())
            .retry(RetryPolicy.constant(Duration.ofMillis(1), 2));
    try (var redis = Redis.create(nobody)) {
      var calls = new ArrayList<Coroutine<Boolean>>();
      for (int i = 0; i < 5; i++) calls.add(redis.ping());
      var errors =
          await(gatherOutcomes(calls)).stream()
              .map(each -> ((Outcome.Failure<Boolean>) each).error())
              .distinct();
      assertThat(errors.toList()).hasSize(1).allMatch(RedisConnectionException.class::isInstance);
    }
  }

  @AsyncTest(realTime = true)
  @DisplayName("RE-09 a server that loads its data is asked again")
  void loading() {
    var times = new int[1];
    try (var server =
            new FakeServer(
                (command, out) ->
                    say(out, times[0]++ < 2 ? "-LOADING Redis is loading\r\n" : "+PONG\r\n"));
        var redis = Redis.create(server.options())) {
      assertThat(await(redis.ping())).isTrue();
      times[0] = -100;
      assertFails(BusyLoadingException.class, redis.ping());
    }
  }

  /** A server that closes its idle connections; another one is there when {@code next} runs. */
  private static void closed(VoidBody1<Redis<String>> meanwhile, VoidBody1<Redis<String>> next) {
    int port = ServerProcess.freePort();
    run(
        async(
            () -> {
              var server = Servers.start(port);
              try (var redis = Redis.create(server.options())) {
                await(
                    gather(
                        redis.incr("n"),
                        redis.blpop(Duration.ofSeconds(5), "queue"),
                        redis.rpush("queue", "x")));
                server.close();
                meanwhile.accept(redis);
                server = Servers.start(port);
                next.accept(redis);
              } finally {
                server.close();
              }
            }));
  }

  @Test
  @DisplayName("RE-10 a server that closes an idle connection: the next call connects first")
  void closedWhileIdle() {
    closed(
        redis -> {
          while (redis.statistics().shared() == 1) await(sleep(Duration.ofMillis(1)));
        },
        redis -> assertThat(await(redis.set("a", 2))).isTrue());
  }

  /** The loop is blocked from the close on: nothing notices it. */
  private static void closedUnseen(Body1<Redis<String>, Coroutine<?>> call) {
    closed(redis -> {}, redis -> await(call.run(redis)));
  }

  @Test
  @DisplayName("RE-10 the same while the loop is blocked, though the command may not be repeated")
  void closedWhileBlocked() {
    closedUnseen(redis -> redis.incr("n"));
  }

  @Test
  @DisplayName("RE-10 the same of a connection that a blocking command has for itself")
  void pooledWhileBlocked() {
    closedUnseen(redis -> redis.blpop(Duration.ofMillis(1), "queue"));
  }

  @Test
  @DisplayName("RE-10 the same of a pipeline")
  void pipelineWhileBlocked() {
    closedUnseen(redis -> redis.pipeline().incr("n").execute());
  }

  @Test
  @DisplayName("RE-12 what is no reply of Redis closes the connection, and says so")
  void garbage() {
    for (var reply :
        List.of(
            "HTTP/1.1 400 Bad Request\r\n\r\n",
            "*1\r\n".repeat(40) + ":1\r\n",
            "$-7\r\n\r\n\r\n")) {
      run(
          async(
              () -> {
                try (var server = new FakeServer((command, out) -> say(out, reply));
                    var redis = Redis.create(server.options())) {
                  var both = await(gatherOutcomes(List.of(redis.set("a", 1), redis.set("b", 1))));
                  for (var each : both)
                    assertThat(((Outcome.Failure<Boolean>) each).error())
                        .isInstanceOf(InvalidResponseException.class);
                }
              }));
    }
  }

  @AsyncTest(realTime = true)
  @DisplayName("RE-12 replies one byte at a time are replies")
  void bytewise() {
    try (var server =
            new FakeServer(
                (command, out) -> {
                  for (var each : "*2\r\n$1\r\na\r\n$-1\r\n".split("")) {
                    say(out, each);
                    await(sleep(Duration.ZERO));
                  }
                });
        var redis = Redis.create(server.options())) {
      var task = createTask(redis.mget("a", "b"));
      assertThat(await(task)).containsExactly("a", null);
    }
  }
}
