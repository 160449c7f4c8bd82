package dev.asyncio4j.redis;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.redis.FakeServer.say;
import static dev.asyncio4j.testing.AsyncTests.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.streams.StreamWriter;
import dev.asyncio4j.testing.AsyncTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;

class LockTest extends WithServer {
  @AsyncTest(realTime = true)
  @DisplayName(
      "RE-28 only the owner extends and releases; waiting ends when the next try would be too late")
  void owned() {
    try (var redis = Redis.create(Servers.shared())) {
      await(redis.delete("re28"));
      var lock = redis.lock("re28", LockOptions.defaults().timeout(Duration.ofSeconds(5)));
      assertFails(LockException.class, lock.release());
      assertThat(await(lock.acquire())).isTrue();
      var other =
          LockOptions.defaults()
              .blockingTimeout(Duration.ofMillis(50))
              .sleep(Duration.ofMillis(80));
      var start = System.nanoTime();
      assertThat(await(redis.lock("re28", other).acquire())).isFalse();
      assertThat(System.nanoTime() - start).isLessThan(4_000_000_000L);
      await(redis.set("re28", "stolen"));
      assertFails(LockNotOwnedException.class, lock.extend(Duration.ofSeconds(1)));
      assertFails(LockNotOwnedException.class, lock.release());
      await(redis.delete("re28"));
      var endless = redis.lock("re28");
      await(endless.acquire());
      assertFails(LockException.class, endless.extend(Duration.ofSeconds(1)));
      await(endless.release());
    }
  }

  @AsyncTest(realTime = true)
  @DisplayName("RE-28 with releases also under cancellation")
  void withCancelled() {
    try (var redis = Redis.create(Servers.shared())) {
      var task =
          createTask(
              async(() -> redis.lock("re28c").with(() -> await(sleep(Duration.ofSeconds(30))))));
      while (await(redis.exists("re28c")) == 0) await(sleep(Duration.ofMillis(1)));
      task.cancel();
      assertFails(CancelledError.class, task);
      assertThat(await(redis.exists("re28c"))).isZero();
    }
  }

  @AsyncTest(realTime = true)
  @DisplayName("RE-29 an expired lock is told at the end, never in place of the body's own error")
  void expired() {
    try (var redis = Redis.create(Servers.shared())) {
      var options = LockOptions.defaults().timeout(Duration.ofSeconds(5));
      assertThrows(
          LockNotOwnedException.class,
          () -> redis.lock("re29", options).with(() -> await(redis.delete("re29"))));
      var own =
          assertThrows(
              IllegalArgumentException.class,
              () ->
                  redis
                      .lock("re29", options)
                      .with(
                          () -> {
                            await(redis.delete("re29"));
                            throw new IllegalArgumentException("own");
                          }));
      assertThat(own.getSuppressed()).hasAtLeastOneElementOfType(LockNotOwnedException.class);
      redis
          .lock("re29", options.raiseOnReleaseError(false))
          .with(() -> await(redis.delete("re29")));
    }
  }

  @AsyncTest(realTime = true)
  @DisplayName("RE-30 scripts survive SCRIPT FLUSH, alone and in a pipeline")
  void scripts() {
    try (var redis = Redis.create(Servers.shared())) {
      var script = redis.registerScript("return tonumber(ARGV[1]) + 1");
      for (int i = 0; i < 2; i++) {
        await(redis.scriptFlush());
        assertThat(await(script.run(List.of(), List.of(i)))).isEqualTo(i + 1L);
      }
      await(redis.scriptFlush());
      var pipe = redis.pipeline();
      await(script.on(pipe).run(List.of(), List.of(5)));
      assertThat(await(pipe.execute())).containsExactly(6L);
    }
  }

  @AsyncTest(realTime = true)
  @DisplayName("RE-28 a cancel while `with` releases does not leave the lock held")
  void cancelledRelease() {
    var held = new ArrayList<StreamWriter>();
    try (var server =
            new FakeServer(
                (command, out) -> {
                  if (command.startsWith("EVALSHA")) held.add(out);
                  else say(out, command.startsWith("SET") ? "+OK\r\n" : ":1\r\n");
                });
        var redis = Redis.create(server.options())) {
      var task = createTask(async(() -> redis.lock("re28c").with(() -> {})));
      while (held.isEmpty()) await(sleep(Duration.ofMillis(1)));
      task.cancel();
      assertFails(CancelledError.class, task);
      say(held.get(0), "-NOSCRIPT No matching script\r\n");
      while (server.got.stream().noneMatch(each -> each.startsWith("EVAL ")))
        await(sleep(Duration.ofMillis(1)));
    }
  }

  @AsyncTest(realTime = true)
  @DisplayName("RE-29 the body's own error is not hidden by a server that dies at the release")
  void lostAtTheRelease() {
    try (var server =
            new FakeServer(
                (command, out) -> {
                  if (command.startsWith("SET")) say(out, "+OK\r\n");
                  else out.transport().abort();
                });
        var redis = Redis.create(server.options())) {
      var own = new IllegalStateException("the body's");
      var error =
          assertThrows(
              IllegalStateException.class,
              () ->
                  redis
                      .lock("re29c")
                      .with(
                          () -> {
                            throw own;
                          }));
      assertThat(error).isSameAs(own);
      assertThat(error.getSuppressed())
          .singleElement()
          .isInstanceOf(RedisConnectionException.class);
    }
  }
}
