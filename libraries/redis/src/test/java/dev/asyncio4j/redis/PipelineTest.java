package dev.asyncio4j.redis;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.testing.AsyncTests.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.asyncio4j.Outcome;
import dev.asyncio4j.testing.AsyncTest;
import org.junit.jupiter.api.DisplayName;

class PipelineTest extends WithServer {
  @AsyncTest(realTime = true)
  @DisplayName(
      "RE-20 one list in order; the first error is thrown with its number, and the others ran")
  void errors() {
    try (var redis = Redis.create(Servers.shared())) {
      assertThat(await(redis.pipeline().execute())).isEmpty();
      for (boolean transaction : new boolean[] {true, false}) {
        var pipe = redis.pipeline(transaction).set("re20", "x").incr("re20").get("re20");
        var error = assertFails(ResponseException.class, pipe.execute());
        assertThat(error)
            .hasMessageStartingWith("Command # 2 (INCRBY re20 1) of pipeline caused error: ");
        assertThat(pipe.size()).isZero();
        var all =
            await(
                redis
                    .pipeline(transaction)
                    .set("re20", "y")
                    .incr("re20")
                    .get("re20")
                    .executeOutcomes());
        assertThat(all.get(2).get()).isEqualTo("y");
        assertThat(all.get(1)).isInstanceOf(Outcome.Failure.class);
      }
    }
  }

  @AsyncTest(realTime = true)
  @DisplayName("RE-20 the result of one command can be awaited by itself")
  void future() {
    try (var redis = Redis.create(Servers.shared())) {
      var pipe = redis.pipeline().set("re20", 1).incr("re20");
      var second = pipe.future(1);
      await(pipe.execute());
      assertThat(await(second)).isEqualTo(2L);
    }
  }

  @AsyncTest(realTime = true)
  @DisplayName(
      "RE-21 a watched key that has changed: WatchException; transaction() repeats until it passes")
  void watch() {
    try (var redis = Redis.create(Servers.shared())) {
      await(redis.set("re21", 1));
      try (var pipe = redis.pipeline()) {
        await(pipe.watch("re21"));
        assertThrows(RedisException.class, () -> pipe.get("re21"));
        await(redis.set("re21", 2));
        pipe.multi();
        pipe.set("re21", 3);
        assertFails(WatchException.class, pipe.execute());
      }
      var tries = new int[1];
      var result =
          await(
              redis.transactionValue(
                  pipe -> {
                    int n = Integer.parseInt(await(pipe.immediate().get("re21")));
                    if (tries[0]++ == 0) await(redis.incr("re21"));
                    pipe.multi();
                    pipe.set("re21", n * 10);
                    return n;
                  },
                  "re21"));
      assertThat(result).isEqualTo(3);
      assertThat(await(redis.get("re21"))).isEqualTo("30");
      assertThat(redis.statistics().inUse()).isZero();
    }
  }

  @AsyncTest(realTime = true)
  @DisplayName("RE-22 a pipeline of 200,000 commands")
  void many() {
    try (var redis = Redis.create(Servers.shared())) {
      var pipe = redis.pipeline(false);
      for (int i = 0; i < 200_000; i++) pipe.incr("re22");
      await(redis.delete("re22"));
      var results = await(pipe.execute());
      assertThat(results).hasSize(200_000);
      assertThat(results.get(199_999)).isEqualTo(200_000L);
    }
  }
}
