package dev.asyncio4j.redis;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.gatherOutcomes;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.testing.AsyncTests.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.asyncio4j.testing.AsyncTest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;

class PipelineGuardTest extends WithServer {
  @AsyncTest(realTime = true)
  @DisplayName("RE-18 a pipeline refuses what changes the connection, and runs the rest")
  void refused() {
    try (var redis = Redis.create(Servers.shared())) {
      for (boolean transaction : new boolean[] {true, false}) {
        var pipe = redis.pipeline(transaction).set("re18p", 1);
        for (var each : List.of("SELECT", "SUBSCRIBE", "MULTI", "CLIENT REPLY"))
          assertThat(assertThrows(RedisException.class, () -> pipe.executeCommand(each, "3")))
              .hasMessageContaining("use ");
        assertThat(await(pipe.execute())).containsExactly(true);
      }
      assertThat(await(redis.get("re18p"))).isEqualTo("1");
    }
  }

  @AsyncTest(realTime = true)
  @DisplayName("RE-18 a connection that watches and goes back refuses SELECT; one's own takes it")
  void watching() {
    try (var redis = Redis.create(Servers.shared())) {
      try (var pipe = redis.pipeline()) {
        await(pipe.watch("re18p"));
        var error = assertFails(RedisException.class, pipe.immediate().executeCommand("SELECT", 3));
        assertThat(error).hasMessageContaining("connection()");
        await(pipe.unwatch());
      }
      try (var own = redis.connection()) {
        await(own.pipeline(false).executeCommand("SELECT", 3).execute());
        assertFails(
            RedisException.class, async(() -> own.pipeline(false).executeCommand("MONITOR")));
      }
    }
  }

  @AsyncTest(realTime = true)
  @DisplayName("RE-17 a pipeline with a blocking command has a connection of its own")
  void blocking() {
    try (var redis = Redis.create(Servers.shared())) {
      await(redis.delete("re17p"));
      var pipe = redis.pipeline(false).blpop(Duration.ZERO, "re17p").get("re17p");
      var task = createTask(pipe.execute());
      while (redis.statistics().inUse() == 0) await(sleep(Duration.ofMillis(1)));
      assertThat(await(redis.ping())).isTrue();
      await(redis.rpush("re17p", "x"));
      assertThat(await(task)).hasSize(2).last().isNull();
      assertThat(redis.statistics().inUse()).isZero();
    }
  }

  @AsyncTest(realTime = true)
  @DisplayName("RE-14 a cancelled pipeline with a blocking command takes nothing any more")
  void cancelled() {
    try (var redis = Redis.create(Servers.shared())) {
      await(redis.delete("re14p"));
      var pipe = redis.pipeline(false).blpop(Duration.ZERO, "re14p");
      var task = createTask(pipe.execute());
      while (redis.statistics().inUse() == 0) await(sleep(Duration.ofMillis(1)));
      task.cancel();
      await(gatherOutcomes(List.of(task)));
      assertThat(redis.statistics().inUse()).isZero();
      assertThat(await(redis.rpush("re14p", 1))).isEqualTo(1);
      assertThat(await(redis.llen("re14p"))).isEqualTo(1);
    }
  }
}
