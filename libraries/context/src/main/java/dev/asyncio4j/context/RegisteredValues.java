package dev.asyncio4j.context;

import io.micrometer.context.ContextRegistry;
import io.micrometer.context.ThreadLocalAccessor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The values of this thread for which a registry has accessors; accessors may come later. */
final class RegisteredValues {
  /**
   * The values that are set, each with its accessor.
   *
   * @param all in the order of the registry
   */
  private record Snapshot(List<Entry> all) {
    @Nullable Object of(ThreadLocalAccessor<?> accessor) {
      for (var entry : all) if (entry.accessor() == accessor) return entry.value();
      return null;
    }
  }

  private record Entry(ThreadLocalAccessor<?> accessor, Object value) {}

  private final ContextRegistry registry;
  private final Map<ThreadLocalAccessor<?>, Scopes<Object>> scopes = new ConcurrentHashMap<>();

  RegisteredValues(ContextRegistry registry) {
    this.registry = registry;
  }

  /** {@return a snapshot; null if nothing is set} */
  @Nullable Object get() {
    List<Entry> set = null;
    for (var accessor : registry.getThreadLocalAccessors()) {
      var value = accessor.getValue();
      if (value == null) continue;
      if (set == null) set = new ArrayList<>();
      set.add(new Entry(accessor, value));
    }
    return set == null ? null : new Snapshot(set);
  }

  /** Makes the values of a snapshot those of this thread, and removes all others. */
  void show(@Nullable Object snapshot) {
    for (var accessor : registry.getThreadLocalAccessors()) {
      var value = snapshot == null ? null : ((Snapshot) snapshot).of(accessor);
      if (accessor.getValue() != value) scopesOf(accessor).show(value);
    }
  }

  private Scopes<Object> scopesOf(ThreadLocalAccessor<?> accessor) {
    return scopes.computeIfAbsent(accessor, it -> new Scopes<>(it::getValue, at -> open(it, at)));
  }

  /** Sets a value as an accessor's scope does: the one before it comes back by its restore. */
  @SuppressWarnings("unchecked") // an accessor gets what it, or its like, has given
  private static Runnable open(ThreadLocalAccessor<?> accessor, @Nullable Object value) {
    var typed = (ThreadLocalAccessor<Object>) accessor;
    var before = typed.getValue();
    if (value == null) typed.setValue();
    else typed.setValue(value);
    return () -> {
      if (before == null) typed.restore();
      else typed.restore(before);
    };
  }
}
