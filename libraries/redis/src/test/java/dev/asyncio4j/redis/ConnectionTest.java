package dev.asyncio4j.redis;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.gatherOutcomes;
import static dev.asyncio4j.Asyncio.newEventLoop;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.redis.FakeServer.say;
import static dev.asyncio4j.testing.AsyncTests.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.streams.StreamWriter;
import dev.asyncio4j.testing.AsyncTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ConnectionTest extends WithServer {
  @Test
  @DisplayName(
      "RE-01 a client is made without a loop, and goes to the next when its loop has closed")
  void lazyAndRebound() {
    var redis = Redis.create(Servers.shared());
    assertThat(run(redis.set("re01", "a"))).isTrue();
    assertThat(run(redis.get("re01"))).isEqualTo("a");
    run(async(redis::close));
  }

  @Test
  @DisplayName("RE-01 a second live loop is refused, with both names")
  void secondLoop() {
    var redis = Redis.create(Servers.shared());
    var first = newEventLoop();
    first.runUntilComplete(redis.ping());
    var error = assertThrows(IllegalStateException.class, () -> run(redis.ping()));
    assertThat(error).hasMessageContaining("belongs to " + first);
    first.runUntilComplete(async(redis::close));
    first.close();
  }

  @AsyncTest(realTime = true)
  @DisplayName("RE-02 commands go in the order of calling, and those of one pass in one write")
  void order() {
    try (var server = new FakeServer((command, out) -> say(out, "+" + command + "\r\n"));
        var redis = Redis.create(server.options())) {
      await(redis.ping());
      var calls = new ArrayList<Coroutine<String>>();
      for (int i = 0; i < 20; i++) calls.add(redis.call(Reply.TEXT, "ECHO", i));
      var replies = await(gather(calls));
      for (int i = 0; i < 20; i++) assertThat(replies.get(i)).isEqualTo("ECHO " + i);
      assertThat(server.connections).isEqualTo(1);
    }
  }

  @AsyncTest(realTime = true)
  @DisplayName("RE-03 HELLO comes with SELECT in one write; where it is unknown, RESP2 serves")
  void fallback() {
    try (var server =
            new FakeServer(
                (command, out) ->
                    say(
                        out,
                        command.startsWith("HELLO")
                            ? "-ERR unknown command 'HELLO'\r\n"
                            : "+OK\r\n"));
        var redis =
            Redis.create(server.options().protocol(3).db(2).password("x").clientName("me"))) {
      assertThat(await(redis.ping())).isTrue();
      assertThat(server.got)
          .containsExactly(
              "HELLO 3 AUTH default x SETNAME me",
              "SELECT 2",
              "AUTH x",
              "CLIENT SETNAME me",
              "SELECT 2",
              "PING");
    }
  }

  @AsyncTest(realTime = true)
  @DisplayName("RE-03 a wrong password is told at the command, and not tried again")
  void wrongPassword() {
    try (var server =
            new FakeServer(
                (command, out) -> say(out, "-WRONGPASS invalid username-password pair\r\n"));
        var redis = Redis.create(server.options().password("wrong"))) {
      var error = assertFails(AuthenticationException.class, redis.ping());
      assertThat(error).hasMessageContaining("WRONGPASS").hasMessageNotContaining("wrong ");
      assertThat(server.connections).isEqualTo(1);
    }
  }

  @AsyncTest(realTime = true)
  @DisplayName(
      "RE-04 what cannot be sent is refused at the call, with its place; CR and LF are data")
  void arguments() {
    try (var redis = Redis.create(Servers.shared())) {
      for (var bad : new Object[] {null, true, Map.of(), List.of(), 'c'}) {
        var error = assertThrows(DataException.class, () -> redis.set("k", bad));
        assertThat(error).hasMessageContaining("argument 2 of SET");
      }
      assertThrows(DataException.class, () -> redis.executeCommand());
      assertThrows(DataException.class, () -> redis.set("k", Double.NaN));
      await(redis.set("a\r\nb", "\r\n$1\r\n"));
      assertThat(await(redis.get("a\r\nb"))).isEqualTo("\r\n$1\r\n");
    }
  }

  @AsyncTest(realTime = true)
  @DisplayName("RE-05 while maxPending replies are owed, further calls wait")
  void backPressure() {
    try (var redis = Redis.create(Servers.shared().maxPending(4))) {
      await(redis.delete("re05"));
      var calls = new ArrayList<Coroutine<Long>>();
      for (int i = 0; i < 100; i++) calls.add(redis.incr("re05"));
      var most = createTask(async(() -> redis.statistics().owed()));
      await(gather(calls));
      assertThat(await(most)).isLessThanOrEqualTo(4);
      assertThat(await(redis.get("re05"))).isEqualTo("100");
    }
  }

  @AsyncTest(realTime = true)
  @DisplayName(
      "RE-05 the room of a cancelled call is free when its reply comes, in order of calling")
  void roomOfACancelledCall() {
    var held = new ArrayList<StreamWriter>();
    try (var server =
            new FakeServer(
                (command, out) -> {
                  if (command.equals("GET first")) held.add(out);
                  else say(out, "$1\r\nx\r\n");
                });
        var redis = Redis.create(server.options().maxPending(1))) {
      var first = createTask(redis.get("first"));
      while (held.isEmpty()) await(sleep(Duration.ofMillis(1)));
      var second = createTask(redis.get("second"));
      await(sleep(Duration.ZERO));
      first.cancel();
      await(gatherOutcomes(List.of(first)));
      var greedy =
          createTask(
              async(
                  () -> {
                    for (int i = 0; i < 9; i++) await(redis.get("third"));
                  }));
      await(sleep(Duration.ZERO));
      say(held.get(0), "$1\r\ny\r\n");
      assertThat(await(second)).isEqualTo("x");
      assertThat(await(redis.get("last"))).isEqualTo("x");
      await(greedy);
      assertThat(server.got).startsWith("GET first", "GET second", "GET third");
      assertThat(server.got.indexOf("GET last")).isLessThan(8);
    }
  }

  @AsyncTest(realTime = true)
  @DisplayName("RE-05 a value of 32 MiB goes through")
  void bigValue() {
    try (var redis = Redis.bytes(Servers.shared())) {
      var value = new byte[32 << 20];
      value[value.length - 1] = 7;
      await(redis.set("re05big", value));
      assertThat(await(redis.get("re05big"))).isEqualTo(value);
      await(redis.delete("re05big"));
    }
  }

  @AsyncTest(realTime = true)
  @DisplayName("RE-06 with several shared connections, a task keeps to one")
  void severalShared() {
    try (var redis = Redis.create(Servers.shared().sharedConnections(3))) {
      var tasks = new ArrayList<Coroutine<Boolean>>();
      for (int i = 0; i < 12; i++)
        tasks.add(async(() -> await(redis.clientId()).equals(await(redis.clientId()))));
      assertThat(await(gather(tasks))).containsOnly(true);
      assertThat(redis.statistics().shared()).isBetween(1, 3);
    }
  }

  @AsyncTest(realTime = true)
  @DisplayName("RE-11 after an idle time a PING goes first")
  void healthCheck() {
    try (var server = new FakeServer((command, out) -> say(out, "+OK\r\n"));
        var redis = Redis.create(server.options().healthCheckInterval(java.time.Duration.ZERO))) {
      await(redis.set("a", 1));
      await(redis.set("b", 1));
      assertThat(server.got).containsExactly("SET a 1", "PING", "SET b 1");
    }
  }
}
