package dev.asyncio4j.memcached;

import dev.asyncio4j.Future;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A lookup that gets of one pass share: a server answers a line of many keys by one write.
 *
 * <p>It is the last request that waits to be sent, so the order of commands does not change.
 */
final class SharedGet extends Request {
  /** A key, those who wait for its value, and the value once it has come. */
  private static final class Slot {
    final List<Future<@Nullable Item>> waiting = new ArrayList<>(1);
    @Nullable Item item;

    boolean isWanted() {
      for (var each : waiting) if (!each.done()) return true;
      return false;
    }

    /** Gives everybody bytes of his own. */
    void end() {
      boolean first = true;
      for (var each : waiting) {
        if (each.done()) continue;
        each.setResult(item == null || first ? item : item.copy());
        first = false;
      }
    }
  }

  private final Map<Key, Slot> slots = new LinkedHashMap<>();
  private int calls;

  boolean hasRoom() {
    return calls < Lookup.MOST_KEYS;
  }

  void join(Key key, Future<@Nullable Item> result) {
    slots.computeIfAbsent(key, k -> new Slot()).waiting.add(result);
    calls++;
  }

  @Override
  boolean isWanted() {
    for (var slot : slots.values()) if (slot.isWanted()) return true;
    return false;
  }

  @Override
  int calls() {
    return calls;
  }

  @Override
  void write(Output out) {
    Lookup.write(out, "get", slots.keySet());
  }

  @Override
  void begin(Key key) {
    Lookup.checkAsked(slots.keySet(), key);
  }

  @Override
  void item(Key key, Item item) {
    var slot = slots.get(key);
    if (slot != null) slot.item = item;
  }

  @Override
  boolean line(String line) {
    Lookup.checkEnd(line);
    for (var slot : slots.values()) slot.end();
    return true;
  }

  @Override
  void fail(Supplier<? extends RuntimeException> error) {
    for (var slot : slots.values()) {
      for (var waiter : slot.waiting) if (!waiter.done()) waiter.setException(error.get());
    }
  }

  @Override
  public String toString() {
    return Lookup.text("get", slots.keySet());
  }
}
