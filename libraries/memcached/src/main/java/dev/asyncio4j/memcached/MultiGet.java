package dev.asyncio4j.memcached;

import dev.asyncio4j.loop.EventLoop;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A lookup of many keys, cut into lines for each server. */
final class MultiGet {
  private MultiGet() {}

  /**
   * Checks keys of the user's.
   *
   * @return them in their order
   */
  static Set<Key> checked(Collection<?> keys) {
    var checked = new LinkedHashSet<Key>();
    for (var key : keys) {
      var each = Key.of(key);
      if (checked.add(each)) continue;
      throw new MemcachedException("duplicate keys passed to multi_get: " + each, null);
    }
    return checked;
  }

  static <V> List<@Nullable V> values(
      Set<Key> keys, EventLoop loop, Function<Key, Pool> pools, Values<V> values) {
    var found = items(keys, loop, pools);
    var result = new ArrayList<@Nullable V>(keys.size());
    for (var key : keys) {
      var item = found.get(key);
      result.add(item == null ? null : values.decode(key, item));
    }
    return result;
  }

  private static Map<Key, Item> items(Set<Key> keys, EventLoop loop, Function<Key, Pool> pools) {
    var ofPool = new LinkedHashMap<Pool, List<Key>>();
    for (var key : keys) {
      ofPool.computeIfAbsent(pools.apply(key), pool -> new ArrayList<>()).add(key);
    }
    var lines = new Several<Map<Key, Item>>();
    ofPool.forEach(
        (pool, own) -> {
          for (int i = 0; i < own.size(); i += Lookup.MOST_KEYS) {
            var part = own.subList(i, Math.min(own.size(), i + Lookup.MOST_KEYS));
            lines.add(pool, new KeysGet(loop, "get", new LinkedHashSet<>(part)));
          }
        });
    var found = new HashMap<Key, Item>();
    for (var line : lines.results()) found.putAll(line);
    return found;
  }
}
