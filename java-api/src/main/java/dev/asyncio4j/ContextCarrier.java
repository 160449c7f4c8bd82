package dev.asyncio4j;

import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A value of a thread that goes along with tasks: a thread-local, a logger's MDC, a scoped value.
 *
 * <p><i>Python:</i> none; {@code ContextVar} is all there is. A new task or callback gets the value
 * of its creator; what a task sets stays its own, from step to step, whatever thread runs it;
 * {@link Asyncio#toThread} takes it along. Registered with {@link
 * RunOptions#carriers(ContextCarrier...)}, or found by way of {@link ContextCarriers}; costs
 * nothing where it is not.
 *
 * <p><b>Thread and loop:</b> its functions are called in each thread that runs code of the loop,
 * and must not throw.
 *
 * <pre>{@code
 * ThreadLocal<String> user = new ThreadLocal<>();
 * user.set("ada");
 * run(async(() -> System.out.println(user.get())), // ada
 *     RunOptions.defaults().carriers(ContextCarrier.of(user)));
 * }</pre>
 *
 * @param <T> the type of the value
 */
public sealed interface ContextCarrier<T extends @Nullable Object> {
  /** {@return what gives the value in the current thread; null stands for none} */
  Supplier<? extends T> capture();

  /** {@return its name in texts; "carrier" if it was given none} */
  String name();

  /**
   * Returns a carrier of the same value, with a name.
   *
   * @param <T> the type of the value
   * @param name for texts, and for the order of those that are found
   * @param carrier of the value
   * @return the carrier
   */
  static <T extends @Nullable Object> ContextCarrier<T> named(
      String name, ContextCarrier<T> carrier) {
    if (carrier instanceof Restored<T> it) return new Restored<>(name, it.capture(), it.restore());
    var it = (Bound<T>) carrier;
    return new Bound<>(name, it.capture(), it.bind());
  }

  /**
   * Returns a carrier of a thread-local; null, as a value, is the same as none.
   *
   * @param <T> the type of the value
   * @param local the thread-local
   * @return the carrier
   */
  static <T> ContextCarrier<@Nullable T> of(ThreadLocal<@Nullable T> local) {
    return of(
        local::get,
        value -> {
          if (value == null) local.remove();
          else local.set(value);
        });
  }

  /**
   * Returns a carrier of a value that can be read from a thread and written to it.
   *
   * <p>For a logger's MDC: {@code of(MDC::getCopyOfContextMap, map -> MDC.setContextMap(map == null
   * ? Map.of() : map))}.
   *
   * @param <T> the type of the value
   * @param capture gives the value in the current thread, or null for none; the value must not
   *     change afterwards
   * @param restore makes a value that of the current thread; null: removes it there
   * @return the carrier
   */
  static <T> ContextCarrier<@Nullable T> of(
      Supplier<? extends @Nullable T> capture, Consumer<? super @Nullable T> restore) {
    return new Restored<>("carrier", capture, restore);
  }

  /**
   * Returns a carrier of a value that is bound for the time of a call, as a scoped value is.
   *
   * <p>On JDK 25: {@code bound(() -> USER.isBound() ? USER.get() : null, (user, code) ->
   * ScopedValue.where(USER, user).run(code))}.
   *
   * <p>A task has the binding of its creator. One that a body makes itself reaches what the body
   * calls, and the tasks created there; not Kotlin code awaited there, once that has suspended.
   *
   * @param <T> the type of the value
   * @param capture gives the value in the current thread, or null for none
   * @param bind runs code with a value, never null: once, in this thread, within this call
   * @return the carrier
   */
  static <T> ContextCarrier<@Nullable T> bound(
      Supplier<? extends @Nullable T> capture, BiConsumer<? super T, ? super Runnable> bind) {
    return new Bound<>("carrier", capture, bind);
  }

  /**
   * A carrier whose value is written to each thread that runs code of the task, and read back after
   * it.
   *
   * @param name in texts
   * @param capture gives the value in the current thread
   * @param restore makes a value, or none, that of the current thread
   * @param <T> the type of the value
   */
  record Restored<T extends @Nullable Object>(
      String name, Supplier<? extends T> capture, Consumer<? super T> restore)
      implements ContextCarrier<T> {
    @Override
    public String toString() {
      return "<ContextCarrier " + name + ">";
    }
  }

  /**
   * A carrier whose value is bound around the code of the task.
   *
   * @param name in texts
   * @param capture gives the value in the current thread
   * @param bind runs code with a value
   * @param <T> the type of the value
   */
  record Bound<T extends @Nullable Object>(
      String name, Supplier<? extends T> capture, BiConsumer<? super T, ? super Runnable> bind)
      implements ContextCarrier<T> {
    @Override
    public String toString() {
      return "<ContextCarrier " + name + ">";
    }
  }
}
