package dev.asyncio4j.memcached;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.testing.Ends.bytes;
import static dev.asyncio4j.testing.Virtual.passes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.memcached.testing.MemcachedServer;
import dev.asyncio4j.support.NothingLeftBehind;
import java.util.ArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(NothingLeftBehind.class)
class PoolTest {
  @ParameterizedTest
  @CsvSource({"1, 3, 1", "64, 3, 1", "500, 3, 3", "500, 1, 1"})
  @DisplayName("MC-13 further connections are made once 64 replies are owed on each, and no more")
  void connections(int tasks, int most, int expected) {
    run(
        async(
            () -> {
              try (var server = await(MemcachedServer.start());
                  var client =
                      MemcachedClient.create(
                          MemcachedOptions.defaults().port(server.port()).connections(most))) {
                assertThat(client.toString()).contains("connections=0");
                for (int round = 0; round < 3; round++) {
                  var deletes = new ArrayList<Coroutine<Boolean>>();
                  for (int i = 0; i < tasks; i++) deletes.add(client.delete("k" + i));
                  await(gather(deletes));
                }
                assertThat(server.connections()).isEqualTo(expected);
                assertThat(client.toString())
                    .contains("connections=" + expected)
                    .contains("pending=0");
              }
            }));
  }

  @Test
  @DisplayName("MC-13 a task that sets and reads sees its own values, whatever the others do")
  void ownOrder() {
    Peer.OURS.serve(
        options -> {
          try (var client = MemcachedClient.create(options.connections(4))) {
            var tasks =
                IntStream.range(0, 300)
                    .mapToObj(
                        task ->
                            async(
                                () -> {
                                  for (int i = 0; i < 5; i++) {
                                    var value = bytes(task + "-" + i);
                                    await(client.set("k" + task, value));
                                    assertThat(await(client.get("k" + task))).isEqualTo(value);
                                  }
                                }))
                    .toList();
            await(gather(tasks));
          }
        });
  }

  @Test
  @DisplayName("MC-15 calls beyond maxPending wait, and all are served")
  void maxPending() {
    Peer.OURS.serve(
        options -> {
          try (var client = MemcachedClient.create(options.maxPending(10))) {
            var tasks =
                IntStream.range(0, 200).mapToObj(i -> createTask(client.incr("k" + i))).toList();
            passes(1);
            assertThat(client.toString()).contains("pending=10");
            await(gather(tasks));
            assertThat(client.toString()).contains("pending=0");
          }
        });
  }

  @Test
  @DisplayName("MC-15 large values are not gathered in memory before the server takes them")
  void largeValues() {
    int tasks = 100;
    var value = new byte[1_000_000];
    Peer.OURS.serve(
        options -> {
          try (var client = MemcachedClient.create(options)) {
            var sets = new ArrayList<Coroutine<Boolean>>();
            for (int i = 0; i < tasks; i++) sets.add(client.set("k" + i % 4, value));
            long before = used();
            var all = gather(sets);
            passes(20);
            assertThat(used() - before).isLessThan(50L << 20);
            assertThat(await(all)).hasSize(tasks).containsOnly(true);
          }
        });
  }

  private static long used() {
    System.gc();
    var runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
