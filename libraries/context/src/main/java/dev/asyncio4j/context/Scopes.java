package dev.asyncio4j.context;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The scopes that a carrier has opened in each thread, for a library that has scopes, which must be
 * closed in the reverse order and in their own thread, in place of a value to be set.
 *
 * <pre>
 *   a thread's value   none ──open──▶ of a task ──the task's own──▶ of its span
 *   opened here                       [of a task]                   [of a task]
 * </pre>
 *
 * <p>To show a value closes what was opened here and still shows; what code of the task has opened
 * above it stays open, and a scope is opened above that.
 *
 * @param <T> the type of the value
 */
final class Scopes<T> {
  /** Scopes below one that was never closed cannot be closed any more: the oldest are forgotten. */
  private static final int MOST = 64;

  /**
   * An open scope.
   *
   * @param value is what the thread had right after it was opened, which may stand for none
   */
  private record Scope<T>(@Nullable T value, Runnable close) {}

  private final Supplier<? extends @Nullable T> current;
  private final Function<@Nullable T, Runnable> open;
  private final ThreadLocal<Deque<Scope<T>>> opened = ThreadLocal.withInitial(ArrayDeque::new);

  /** Opens scopes with {@code open}, which returns what closes them; null stands for no value. */
  Scopes(Supplier<? extends @Nullable T> current, Function<@Nullable T, Runnable> open) {
    this.current = current;
    this.open = open;
  }

  /** Makes {@code value}, or none, that of this thread. */
  void show(@Nullable T value) {
    var scopes = opened.get();
    var top = scopes.peek();
    if (top != null && top.value() == current.get()) {
      scopes.pop();
      top.close().run();
    }
    if (current.get() != value) {
      if (scopes.size() == MOST) scopes.removeLast();
      var close = open.apply(value);
      scopes.push(new Scope<>(current.get(), close));
    }
    if (scopes.isEmpty()) opened.remove();
  }
}
