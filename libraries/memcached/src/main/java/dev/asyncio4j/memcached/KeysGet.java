package dev.asyncio4j.memcached;

import dev.asyncio4j.loop.EventLoop;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** A lookup of one call's keys, which gives all items that there are. */
final class KeysGet extends Single<Map<Key, Item>> {
  private final String verb;
  private final Set<Key> keys;
  private final Map<Key, Item> found = new HashMap<>();

  KeysGet(EventLoop loop, String verb, Set<Key> keys) {
    super(loop);
    this.verb = verb;
    this.keys = keys;
  }

  @Override
  void write(Output out) {
    Lookup.write(out, verb, keys);
  }

  @Override
  void begin(Key key) {
    Lookup.checkAsked(keys, key);
  }

  @Override
  void item(Key key, Item item) {
    found.put(key, item);
  }

  @Override
  boolean line(String line) {
    Lookup.checkEnd(line);
    return end(found);
  }

  @Override
  public String toString() {
    return Lookup.text(verb, keys);
  }
}
