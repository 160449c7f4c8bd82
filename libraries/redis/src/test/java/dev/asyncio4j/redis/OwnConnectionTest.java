package dev.asyncio4j.redis;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.gatherOutcomes;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.testing.AsyncTests.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.testing.AsyncTest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;

class OwnConnectionTest extends WithServer {
  @AsyncTest(realTime = true)
  @DisplayName("RE-14 a cancelled blocking command of one's own connection takes nothing any more")
  void blocking() {
    try (var redis = Redis.create(Servers.shared());
        var own = redis.connection()) {
      await(redis.delete("re14o"));
      await(own.ping());
      var task = createTask(own.blpop(Duration.ZERO, "re14o"));
      await(sleep(Duration.ZERO));
      task.cancel();
      await(gatherOutcomes(List.of(task)));
      assertThat(await(own.ping())).isTrue();
      assertThat(await(own.rpush("re14o", "x"))).isEqualTo(1);
      assertThat(await(own.llen("re14o"))).isEqualTo(1);
    }
  }

  @AsyncTest(realTime = true)
  @DisplayName("RE-18 two first commands take one connection, and close gives it back")
  void twoAtOnce() {
    try (var redis = Redis.create(Servers.shared())) {
      var own = redis.connection();
      await(gather(own.set("re18o", 1), own.get("re18o")));
      assertThat(redis.statistics().inUse()).isEqualTo(1);
      own.close();
      assertThat(redis.statistics().inUse()).isZero();
    }
  }

  @AsyncTest(realTime = true)
  @DisplayName("RE-18 a close while the connection is made gives it back")
  void closedMeanwhile() {
    try (var redis = Redis.create(Servers.shared())) {
      var own = redis.connection();
      var task = createTask(own.ping());
      await(sleep(Duration.ZERO));
      own.close();
      assertFails(RedisConnectionException.class, task);
      assertThat(redis.statistics().inUse()).isZero();
    }
  }
}
