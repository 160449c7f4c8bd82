package dev.asyncio4j.http.web;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** The values that an object carries under typed keys. */
final class Values {
  private @Nullable Map<Object, Object> values;

  @SuppressWarnings("unchecked") // a key's value has been put under the same key
  <T> @Nullable T find(Object key) {
    return values == null ? null : (T) values.get(key);
  }

  <T> T get(Object key, Object owner) {
    T value = find(key);
    if (value == null) throw new NoSuchElementException("no " + key + " in " + owner);
    return value;
  }

  void set(Object key, Object value) {
    if (values == null) values = new IdentityHashMap<>();
    values.put(key, value);
  }

  Values copy() {
    var copy = new Values();
    if (values != null) copy.values = new IdentityHashMap<>(values);
    return copy;
  }
}
