package dev.asyncio4j.http.internal;

import dev.asyncio4j.http.MultiDict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A list of pairs, looked through from its start: requests have few.
 *
 * @param <V> the type of the values
 */
public class ListMultiDict<V> implements MultiDict<V> {
  /** The pairs in order. */
  protected final List<Map.Entry<String, V>> pairs;

  /** Makes an empty one. */
  public ListMultiDict() {
    this(List.of());
  }

  /**
   * Makes one of pairs.
   *
   * @param pairs copied
   */
  public ListMultiDict(List<Map.Entry<String, V>> pairs) {
    this.pairs = new ArrayList<>(pairs);
  }

  /**
   * Adds a value.
   *
   * @param name the name
   * @param value the value
   */
  public final void put(String name, V value) {
    pairs.add(Map.entry(name, value));
  }

  /**
   * Tells whether two names are the same.
   *
   * @param one a name
   * @param other a name
   * @return whether they are
   */
  protected boolean same(String one, String other) {
    return one.equals(other);
  }

  @Override
  public final @Nullable V get(String name) {
    for (int i = 0; i < pairs.size(); i++) {
      if (same(pairs.get(i).getKey(), name)) return pairs.get(i).getValue();
    }
    return null;
  }

  @Override
  public final List<V> getAll(String name) {
    List<V> all = new ArrayList<>(2);
    for (var pair : pairs) if (same(pair.getKey(), name)) all.add(pair.getValue());
    return all;
  }

  @Override
  public final boolean contains(String name) {
    return get(name) != null;
  }

  @Override
  public final Set<String> names() {
    Set<String> names = new LinkedHashSet<>();
    for (var pair : pairs) {
      if (names.stream().noneMatch(there -> same(there, pair.getKey()))) names.add(pair.getKey());
    }
    return names;
  }

  @Override
  public final int size() {
    return pairs.size();
  }

  @Override
  public final Map<String, V> toMap() {
    Map<String, V> map = new LinkedHashMap<>();
    for (String name : names()) map.put(name, require(name));
    return map;
  }

  @Override
  public final Iterator<Map.Entry<String, V>> iterator() {
    return Collections.unmodifiableList(pairs).iterator();
  }

  @Override
  public final boolean equals(@Nullable Object other) {
    return other instanceof ListMultiDict<?> that && pairs.equals(that.pairs);
  }

  @Override
  public final int hashCode() {
    return pairs.hashCode();
  }

  @Override
  public String toString() {
    return pairs.toString();
  }
}
