package dev.asyncio4j.benchmarks.libraries;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.run;

import dev.asyncio4j.memcached.MemcachedClient;
import dev.asyncio4j.memcached.MemcachedOptions;
import java.util.ArrayList;

/** Commands of memcached, of several tasks. */
public final class MemcachedCosts {
  private static final int COUNT = 20_000;
  private static final int[] TASKS = {1, 10, 50};
  private static final byte[] VALUE = new byte[100];

  private MemcachedCosts() {}

  public static void main(String[] args) throws Exception {
    try (var server = ServerProgram.memcached()) {
      var options = MemcachedOptions.defaults().port(server.port);
      run(async(() -> Meter.warm(() -> measure(options))));
    }
  }

  private static void measure(MemcachedOptions options) throws Exception {
    try (var client = MemcachedClient.create(options);
        var plain = MemcachedClient.create(options.coalesceGets(false))) {
      await(client.set("key", VALUE));
      for (int tasks : TASKS) {
        Tasks.measure("get, " + tasks, tasks, COUNT, () -> await(client.get("key")));
        Tasks.measure("set, " + tasks, tasks, COUNT, () -> await(client.set("other", VALUE)));
      }
      Tasks.measure("get, a line for each, 50", 50, COUNT, () -> await(plain.get("key")));
      await(client.set("large", new byte[10 * 1024]));
      Tasks.measure("get of 10 KiB, 10", 10, COUNT, () -> await(client.get("large")));
      var keys = new ArrayList<String>();
      for (int i = 0; i < 100; i++) keys.add("key" + i);
      for (var key : keys) await(client.set(key, VALUE));
      Meter.each("multiGet of 100", 500, () -> await(client.multiGet(keys)));
    }
  }
}
