package dev.asyncio4j.http;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Names with one or more values each, in the order in which they came.
 *
 * <p><i>Python:</i> {@code multidict.MultiDictProxy}; {@code get(name)} gives null where there is
 * no such name, and {@code d[name]} is written {@link #require}.
 *
 * <pre>{@code
 * MultiDict<String> query = Url.of("/?q=a&q=b").query();
 * List<String> both = query.getAll("q");
 * }</pre>
 *
 * @param <V> the type of the values
 */
public interface MultiDict<V> extends Iterable<Map.Entry<String, V>> {
  /**
   * Returns the first value of a name.
   *
   * @param name the name
   * @return the value; null if there is none
   */
  @Nullable V get(String name);

  /**
   * Returns the first value of a name, or else another one.
   *
   * @param name the name
   * @param fallback what to return if there is no such name
   * @return the value
   */
  default V get(String name, V fallback) {
    V value = get(name);
    return value == null ? fallback : value;
  }

  /**
   * Returns the first value of a name that has to be there.
   *
   * <p><i>Python:</i> {@code d[name]}.
   *
   * @param name the name
   * @return the value
   * @throws java.util.NoSuchElementException if there is none
   */
  default V require(String name) {
    V value = get(name);
    if (value == null) {
      throw new java.util.NoSuchElementException("no \"" + name + "\" among " + names());
    }
    return value;
  }

  /**
   * Returns all values of a name.
   *
   * <p><i>Python:</i> {@code getall(name)}, which fails if there is none.
   *
   * @param name the name
   * @return the values in order; empty if there are none
   */
  List<V> getAll(String name);

  /**
   * Tells whether there is a value.
   *
   * @param name the name
   * @return whether it has a value
   */
  boolean contains(String name);

  /** {@return the names, each once, in order of their first values} */
  Set<String> names();

  /** {@return how many values there are, of all names} */
  int size();

  /** {@return whether there is no value at all} */
  default boolean isEmpty() {
    return size() == 0;
  }

  /** {@return a copy with the first value of each name} */
  Map<String, V> toMap();
}
