package dev.asyncio4j.cache;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The entries of a cache, by key and in the order of their use. */
final class Lru<K extends @Nullable Object, V extends @Nullable Object> {
  private final Map<Key, Entry<K, V>> byKey = new HashMap<>();

  /** The ring of entries: its newer neighbour is the oldest of all, its older one the newest. */
  @SuppressWarnings("NullAway") // no key is asked for it
  private final Entry<K, V> ring = new Entry<>(null);

  @Nullable Entry<K, V> find(K key) {
    return byKey.get(new Key(key));
  }

  int size() {
    return byKey.size();
  }

  /** {@return the entries, the least recently used first} */
  List<Entry<K, V>> all() {
    var all = new ArrayList<Entry<K, V>>(byKey.size());
    for (var entry = ring.newer; entry != ring; entry = entry.newer) all.add(entry);
    return all;
  }

  Entry<K, V> oldest() {
    return ring.newer;
  }

  /** Adds an entry whose key is not there, as the newest. */
  void add(Entry<K, V> entry) {
    byKey.put(entry, entry);
    link(entry);
  }

  /** Makes an entry that is there the newest. */
  void use(Entry<K, V> entry) {
    if (entry.newer == ring) return;
    unlink(entry);
    link(entry);
  }

  /** Takes an entry out, for good. */
  void remove(Entry<K, V> entry) {
    if (entry.isGone()) return;
    byKey.remove(entry);
    unlink(entry);
    entry.leave();
  }

  void clear() {
    all().forEach(Entry::leave);
    byKey.clear();
    ring.older = ring;
    ring.newer = ring;
  }

  private void link(Entry<K, V> entry) {
    entry.older = ring.older;
    entry.newer = ring;
    ring.older.newer = entry;
    ring.older = entry;
  }

  private void unlink(Entry<K, V> entry) {
    entry.older.newer = entry.newer;
    entry.newer.older = entry.older;
  }
}
