package dev.asyncio4j.cache;

import dev.asyncio4j.Coroutine;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A cache without arguments: its only key is null. */
final class Cache0<V extends @Nullable Object> extends CacheFace<@Nullable Void, V>
    implements AsyncCache0<V> {
  private final Supplier<Coroutine<V>> function;

  Cache0(Supplier<Coroutine<V>> function, CacheOptions options) {
    super(AsyncCache.of(none -> function.get(), options));
    this.function = Objects.requireNonNull(function, "function");
  }

  @Override
  public Coroutine<V> get() {
    return cache.get(null);
  }

  @Override
  public Optional<V> ifPresent() {
    return cache.ifPresent(null);
  }

  @Override
  public void put(V value) {
    cache.put(null, value);
  }

  @Override
  public boolean contains() {
    return cache.contains(null);
  }

  @Override
  public boolean invalidate() {
    return cache.invalidate(null);
  }

  @Override
  public Supplier<Coroutine<V>> wrapped() {
    return function;
  }
}
