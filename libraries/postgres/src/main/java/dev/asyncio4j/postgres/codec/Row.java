package dev.asyncio4j.postgres.codec;

import dev.asyncio4j.postgres.PgRecord;
import java.util.AbstractMap.SimpleImmutableEntry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A row: its values, and the shape that it shares. */
public final class Row implements PgRecord {
  private final Shape shape;

  /** The values, which nothing changes once the row is handed out. */
  private final @Nullable Object[] values;

  public Row(Shape shape, @Nullable Object[] values) {
    this.shape = shape;
    this.values = values;
  }

  private int indexOf(String name) {
    int index = shape.index(name);
    if (index < 0)
      throw new NoSuchElementException(name + ": there is no such column in " + shape.names());
    return index;
  }

  @Override
  public @Nullable Object get(int index) {
    if (index < 0 || index >= values.length)
      throw new IndexOutOfBoundsException(
          "record index out of range: %d; the columns are %s".formatted(index, shape.names()));
    return values[index];
  }

  @Override
  public @Nullable Object get(String name) {
    return values[indexOf(name)];
  }

  @Override
  public @Nullable Object get(String name, @Nullable Object fallback) {
    int index = shape.index(name);
    return index < 0 ? fallback : values[index];
  }

  @Override
  public <T> @Nullable T get(String name, @Nullable Class<T> type) {
    if (type == null && !contains(name)) return null;
    if (type == null) return JavaRecords.unchecked(get(name));
    return JavaRecords.as(get(name), type, name);
  }

  @Override
  public <T> @Nullable T get(int index, Class<T> type) {
    return JavaRecords.as(get(index), type, index);
  }

  @Override
  public boolean contains(String name) {
    return shape.index(name) >= 0;
  }

  @Override
  public int size() {
    return values.length;
  }

  @Override
  public List<String> keys() {
    return shape.names();
  }

  @Override
  public List<@Nullable Object> values() {
    return Collections.unmodifiableList(Arrays.asList(values));
  }

  @Override
  public List<Map.Entry<String, @Nullable Object>> items() {
    var items = new ArrayList<Map.Entry<String, @Nullable Object>>();
    for (int i = 0; i < values.length; i++)
      items.add(new SimpleImmutableEntry<>(shape.names().get(i), values[i]));
    return items;
  }

  @Override
  public List<@Nullable Object> slice(int from, int to) {
    int end = Math.min(to, values.length);
    return from >= end ? List.of() : values().subList(Math.max(0, from), end);
  }

  @Override
  public Map<String, @Nullable Object> toMap() {
    var map = new LinkedHashMap<String, @Nullable Object>();
    for (var item : items()) map.put(item.getKey(), item.getValue());
    return Collections.unmodifiableMap(map);
  }

  @Override
  public <R> R as(Class<R> type) {
    return JavaRecords.make(this, type);
  }

  @Override
  public Iterator<@Nullable Object> iterator() {
    return values().iterator();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Row that && Arrays.deepEquals(values, that.values);
  }

  @Override
  public int hashCode() {
    return Arrays.deepHashCode(values);
  }

  @Override
  public String toString() {
    var text = new StringBuilder("<Record");
    for (int i = 0; i < values.length; i++)
      text.append(' ').append(shape.names().get(i)).append('=').append(Objects.toString(values[i]));
    return text.append('>').toString();
  }
}
