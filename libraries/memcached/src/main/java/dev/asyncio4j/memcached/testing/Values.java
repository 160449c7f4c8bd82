package dev.asyncio4j.memcached.testing;

import dev.asyncio4j.loop.EventLoop;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The values of the server, for all its connections. */
final class Values {
  /** Numbers above this are dates. */
  private static final long LONGEST_RELATIVE = Duration.ofDays(30).toSeconds();

  /**
   * A value.
   *
   * @param expires time of the loop; null: never
   */
  record Value(byte[] data, String flags, @Nullable Duration expires, long token) {}

  private final EventLoop loop;
  private final Map<String, Value> all = new HashMap<>();
  private long lastToken;
  private long reads;
  private int connections;

  Values(EventLoop loop) {
    this.loop = loop;
  }

  @Nullable Value find(String key) {
    var value = all.get(key);
    if (value == null || value.expires == null || loop.time().compareTo(value.expires) < 0) {
      return value;
    }
    all.remove(key);
    return null;
  }

  /** Finds a value that a client reads. */
  @Nullable Value read(String key) {
    reads++;
    return find(key);
  }

  void put(String key, byte[] data, String flags, @Nullable Duration expires) {
    all.put(key, new Value(data, flags, expires, ++lastToken));
  }

  boolean remove(String key) {
    var there = find(key) != null;
    all.remove(key);
    return there;
  }

  void clear() {
    all.clear();
  }

  /** Returns the end of a time to live as the protocol has it. */
  @Nullable Duration expiry(long seconds) {
    if (seconds == 0) return null;
    var now = System.currentTimeMillis() / 1000;
    return loop.time().plusSeconds(seconds > LONGEST_RELATIVE ? seconds - now : seconds);
  }

  int size() {
    return all.size();
  }

  long reads() {
    return reads;
  }

  int connections() {
    return connections;
  }

  void connected(int more) {
    connections += more;
  }
}
