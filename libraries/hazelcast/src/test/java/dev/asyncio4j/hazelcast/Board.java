package dev.asyncio4j.hazelcast;

import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.toThread;

import com.hazelcast.core.Hazelcast;
import dev.asyncio4j.Asyncio;
import dev.asyncio4j.Future;
import dev.asyncio4j.testing.RealTime;
import java.time.Duration;
import java.util.Map;

/** What work and tests tell each other, on whatever member they are: it has one each process. */
final class Board {
  private Board() {}

  private static Map<String, String> map() {
    return Hazelcast.getAllHazelcastInstances().iterator().next().getMap("board");
  }

  static void put(String key, String value) {
    map().put(key, value);
  }

  static boolean has(String key) {
    return map().containsKey(key);
  }

  /** Waits until somebody has put the key. */
  static String await(String key) {
    RealTime.waitUntil(() -> has(key));
    return map().get(key);
  }

  /** Waits, in a body, until work has put the key; what the work fails with comes out. */
  static void await(String key, Future<?> work) {
    while (!Asyncio.await(toThread(() -> has(key)))) {
      if (work.done()) Asyncio.await(work);
      Asyncio.await(sleep(Duration.ofMillis(5)));
    }
  }
}
