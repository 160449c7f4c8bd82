package dev.asyncio4j.cache;

import dev.asyncio4j.Coroutine;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** A cache with two arguments: its key is the record of both. */
final class Cache2<
        A extends @Nullable Object, B extends @Nullable Object, V extends @Nullable Object>
    extends CacheFace<AsyncCache2.Key<A, B>, V> implements AsyncCache2<A, B, V> {
  private final BiFunction<? super A, ? super B, Coroutine<V>> function;

  Cache2(BiFunction<? super A, ? super B, Coroutine<V>> function, CacheOptions options) {
    super(AsyncCache.of(key -> function.apply(key.first(), key.second()), options));
    this.function = Objects.requireNonNull(function, "function");
  }

  @Override
  public Coroutine<V> get(A first, B second) {
    return cache.get(new Key<>(first, second));
  }

  @Override
  public Optional<V> ifPresent(A first, B second) {
    return cache.ifPresent(new Key<>(first, second));
  }

  @Override
  public void put(A first, B second, V value) {
    cache.put(new Key<>(first, second), value);
  }

  @Override
  public Coroutine<Map<Key<A, B>, V>> getAll(Collection<? extends Key<A, B>> keys) {
    return cache.getAll(keys);
  }

  @Override
  public boolean contains(A first, B second) {
    return cache.contains(new Key<>(first, second));
  }

  @Override
  public boolean invalidate(A first, B second) {
    return cache.invalidate(new Key<>(first, second));
  }

  @Override
  public int invalidateIf(BiPredicate<? super A, ? super B> predicate) {
    return cache.invalidateIf(key -> predicate.test(key.first(), key.second()));
  }

  @Override
  public Set<Key<A, B>> keys() {
    return cache.keys();
  }

  @Override
  public BiFunction<? super A, ? super B, Coroutine<V>> wrapped() {
    return function;
  }
}
