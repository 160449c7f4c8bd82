package dev.asyncio4j.unsync;

import dev.asyncio4j.Body;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.VoidBody;
import dev.asyncio4j.loop.EventLoop;
import java.time.Duration;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Functions that return at once, and run on an ambient loop, in threads or in processes.
 *
 * <p><i>Python:</i> {@code @unsync}. The loop runs in a daemon thread and starts at the first use.
 * What is started sees the context variables of its caller.
 *
 * <p><b>Thread and loop:</b> from any thread.
 *
 * <pre>{@code
 * Unfuture<String> page = Unsync.start(fetch(url));
 * Unfuture<String> file = Unsync.threaded(() -> Files.readString(Path.of("notes.txt")));
 * Unfuture<Integer> number = Unsync.cpuBound(() -> 6 * 7);
 * System.out.println(page.result() + file.result() + number.result());
 * }</pre>
 */
@SuppressWarnings("overloads") // told apart by the lambda's shape
public final class Unsync {
  private Unsync() {}

  /**
   * Returns the ambient loop, and starts it at the first use.
   *
   * @return the loop
   * @throws IllegalStateException after {@link #shutdown}
   */
  public static EventLoop loop() {
    return Ambient.current().loop();
  }

  /**
   * Returns the thread of the ambient loop.
   *
   * @return a daemon
   * @throws IllegalStateException after {@link #shutdown}
   */
  public static Thread thread() {
    return Ambient.current().thread();
  }

  /**
   * Starts a coroutine on the ambient loop.
   *
   * <p><i>Python:</i> the call of an {@code @unsync async def}.
   *
   * @param <T> the type of the result
   * @param coroutine what to run; it must not have been started
   * @return its result
   * @throws IllegalStateException after {@link #shutdown}
   * @throws IllegalArgumentException if the coroutine was not made by this library
   */
  public static <T extends @Nullable Object> Unfuture<T> start(Coroutine<T> coroutine) {
    return Ambient.current().start(Objects.requireNonNull(coroutine, "coroutine"));
  }

  /**
   * Runs blocking code in a thread.
   *
   * <p><i>Python:</i> the call of an {@code @unsync def}.
   *
   * @param <T> the type of the result
   * @param blocking the code, which must not await
   * @return its result
   * @throws IllegalStateException after {@link #shutdown}
   */
  public static <T extends @Nullable Object> Unfuture<T> threaded(Body<T> blocking) {
    return Ambient.current().threaded(Objects.requireNonNull(blocking, "blocking"));
  }

  /**
   * Runs blocking code without a value in a thread.
   *
   * @param blocking the code, which must not await
   * @return gives null
   * @throws IllegalStateException after {@link #shutdown}
   * @see #threaded(Body)
   */
  public static Unfuture<@Nullable Void> threaded(VoidBody blocking) {
    Objects.requireNonNull(blocking, "blocking");
    return Ambient.current()
        .threaded(
            () -> {
              blocking.run();
              return null;
            });
  }

  /**
   * Runs code in a process of its own.
   *
   * <p><i>Python:</i> the call of an {@code @unsync(cpu_bound=True)} function. The processes start
   * when there is work for them. The code must not give a coroutine: await it inside, or start it.
   *
   * @param <T> the type of the result, which must be serialisable
   * @param code the code, a copy of which runs there
   * @return its result
   * @throws IllegalArgumentException if the code captures what cannot be serialised
   * @throws IllegalStateException after {@link #shutdown}
   */
  public static <T extends @Nullable Object> Unfuture<T> cpuBound(SerializableBody<T> code) {
    return Ambient.current().cpuBound(Objects.requireNonNull(code, "code"));
  }

  /**
   * Returns a function that starts what {@code function} gives.
   *
   * <p><i>Python:</i> {@code @unsync} on an {@code async def}.
   *
   * <pre>{@code
   * Function<String, Unfuture<String>> get = Unsync.unsync((String u) -> fetch(u));
   * System.out.println(get.apply(url).result());
   * }</pre>
   *
   * @param <A> the type of the argument
   * @param <T> the type of the result
   * @param function any method that returns a coroutine
   * @return the function
   */
  public static <A extends @Nullable Object, T extends @Nullable Object>
      Function<A, Unfuture<T>> unsync(Function<A, Coroutine<T>> function) {
    return argument -> start(function.apply(argument));
  }

  /**
   * Returns a function without an argument that starts what {@code function} gives.
   *
   * @param <T> the type of the result
   * @param function any method that returns a coroutine
   * @return the function
   * @see #unsync(Function)
   */
  public static <T extends @Nullable Object> Supplier<Unfuture<T>> unsync(
      Supplier<Coroutine<T>> function) {
    return () -> start(function.get());
  }

  /**
   * Returns a function with two arguments that starts what {@code function} gives.
   *
   * @param <A> the type of the first argument
   * @param <B> the type of the second
   * @param <T> the type of the result
   * @param function any method that returns a coroutine
   * @return the function
   * @see #unsync(Function)
   */
  public static <A extends @Nullable Object, B extends @Nullable Object, T extends @Nullable Object>
      BiFunction<A, B, Unfuture<T>> unsync(BiFunction<A, B, Coroutine<T>> function) {
    return (first, second) -> start(function.apply(first, second));
  }

  /**
   * Returns an object whose methods start those of {@code target}.
   *
   * <p><i>Python:</i> {@code @unsync} on methods. Each method of {@code api} returns an {@code
   * Unfuture}; that of the same name and parameters of the target's gives a coroutine, which is
   * started, or a value: then it runs in a thread, or, with {@link CpuBound}, in a process. Default
   * methods that the target has, and those of {@code Object}, go to the target.
   *
   * @param <I> the type of the interface
   * @param api the interface
   * @param target the object
   * @return its proxy
   * @throws IllegalArgumentException if {@code api} is no interface, a method of it has no twin, or
   *     a default method is in a package that its module does not open
   */
  public static <I> I proxy(Class<I> api, Object target) {
    return Twins.proxy(api, target);
  }

  /**
   * Sets the options, before the first use, or after {@link #shutdown}, which it undoes.
   *
   * @param options the options
   * @throws IllegalStateException if the loop runs
   */
  public static void configure(UnsyncOptions options) {
    Ambient.configure(Objects.requireNonNull(options, "options"));
  }

  /**
   * Takes no work any more, waits for what runs and its continuations, and cancels what is left
   * then.
   *
   * <p>Blocks this thread. Nothing happens if nothing has been started.
   *
   * @param limit how long to wait
   * @throws IllegalStateException on the turn of the ambient loop
   */
  public static void shutdown(Duration limit) {
    Ambient.shutdown(Objects.requireNonNull(limit, "limit"));
  }
}
