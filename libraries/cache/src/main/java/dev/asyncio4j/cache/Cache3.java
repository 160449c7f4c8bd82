package dev.asyncio4j.cache;

import dev.asyncio4j.Coroutine;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A cache with three arguments: its key is the record of all. */
final class Cache3<
        A extends @Nullable Object,
        B extends @Nullable Object,
        C extends @Nullable Object,
        V extends @Nullable Object>
    extends CacheFace<AsyncCache3.Key<A, B, C>, V> implements AsyncCache3<A, B, C, V> {
  private final Function<? super A, ? super B, ? super C, Coroutine<V>> function;

  Cache3(Function<? super A, ? super B, ? super C, Coroutine<V>> function, CacheOptions options) {
    super(AsyncCache.of(key -> function.apply(key.first(), key.second(), key.third()), options));
    this.function = Objects.requireNonNull(function, "function");
  }

  @Override
  public Coroutine<V> get(A first, B second, C third) {
    return cache.get(new Key<>(first, second, third));
  }

  @Override
  public Optional<V> ifPresent(A first, B second, C third) {
    return cache.ifPresent(new Key<>(first, second, third));
  }

  @Override
  public void put(A first, B second, C third, V value) {
    cache.put(new Key<>(first, second, third), value);
  }

  @Override
  public Coroutine<Map<Key<A, B, C>, V>> getAll(Collection<? extends Key<A, B, C>> keys) {
    return cache.getAll(keys);
  }

  @Override
  public boolean contains(A first, B second, C third) {
    return cache.contains(new Key<>(first, second, third));
  }

  @Override
  public boolean invalidate(A first, B second, C third) {
    return cache.invalidate(new Key<>(first, second, third));
  }

  @Override
  public int invalidateIf(Predicate<? super A, ? super B, ? super C> predicate) {
    return cache.invalidateIf(key -> predicate.test(key.first(), key.second(), key.third()));
  }

  @Override
  public Set<Key<A, B, C>> keys() {
    return cache.keys();
  }

  @Override
  public Function<? super A, ? super B, ? super C, Coroutine<V>> wrapped() {
    return function;
  }
}
