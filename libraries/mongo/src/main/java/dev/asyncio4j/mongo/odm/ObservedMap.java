package dev.asyncio4j.mongo.odm;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A map of a document: each change is noticed, and what is put in is checked by its field.
 *
 * <p>The views of keys and values, {@code replaceAll} and the like come down to the methods here.
 *
 * @param <V> the type of the values
 */
final class ObservedMap<V> extends AbstractMap<String, V> implements Tracked {
  private final InstanceImpl instance;
  private final Field<V> inner;
  private final Map<String, @Nullable V> values = new LinkedHashMap<>();
  private boolean isModified;

  ObservedMap(InstanceImpl instance, Field<V> inner) {
    this.instance = instance;
    this.inner = inner;
  }

  /** Puts in what comes from the database, or was checked. */
  void append(String key, @Nullable V value) {
    values.put(key, value);
  }

  @Override
  public V get(Object key) {
    return values.get(key);
  }

  @Override
  public boolean containsKey(Object key) {
    return values.containsKey(key);
  }

  @Override
  public int size() {
    return values.size();
  }

  @Override
  public V put(String key, V value) {
    var checked = Check.load(instance, inner, value);
    isModified = true;
    return values.put(key, checked);
  }

  // What is put in is not what is kept: these give the latter, in which changes are noticed.

  @Override
  public V computeIfAbsent(String key, Function<? super String, ? extends V> make) {
    super.computeIfAbsent(key, make);
    return values.get(key);
  }

  @Override
  public V computeIfPresent(String key, BiFunction<? super String, ? super V, ? extends V> change) {
    super.computeIfPresent(key, change);
    return values.get(key);
  }

  @Override
  public V compute(String key, BiFunction<? super String, ? super V, ? extends V> change) {
    super.compute(key, change);
    return values.get(key);
  }

  @Override
  public V merge(String key, V value, BiFunction<? super V, ? super V, ? extends V> join) {
    super.merge(key, value, join);
    return values.get(key);
  }

  @Override
  public V remove(Object key) {
    if (values.containsKey(key)) isModified = true;
    return values.remove(key);
  }

  @Override
  public void clear() {
    if (!values.isEmpty()) isModified = true;
    values.clear();
  }

  @Override
  public Set<Entry<String, V>> entrySet() {
    return new Entries();
  }

  @Override
  public boolean isModified() {
    return isModified || values.values().stream().anyMatch(Tracked::isModified);
  }

  @Override
  public void clearModified() {
    isModified = false;
    values.values().forEach(Tracked::clearModified);
  }

  /** The entries, as a view. */
  private final class Entries extends AbstractSet<Entry<String, V>> {
    @Override
    public int size() {
      return values.size();
    }

    @Override
    public void clear() {
      ObservedMap.this.clear();
    }

    @Override
    public Iterator<Entry<String, V>> iterator() {
      var inside = values.entrySet().iterator();
      return new Iterator<>() {
        @Override
        public boolean hasNext() {
          return inside.hasNext();
        }

        @Override
        public Entry<String, V> next() {
          return new Watched(inside.next());
        }

        @Override
        public void remove() {
          inside.remove();
          isModified = true;
        }
      };
    }
  }

  /** An entry whose value may be set. */
  private final class Watched extends SimpleEntry<String, V> {
    private static final long serialVersionUID = 1L;

    private final transient Entry<String, V> inside;

    Watched(Entry<String, V> inside) {
      super(inside);
      this.inside = inside;
    }

    @Override
    public V setValue(V value) {
      var checked = Check.load(instance, inner, value);
      inside.setValue(checked);
      isModified = true;
      return super.setValue(checked);
    }
  }
}
