package dev.asyncio4j.unsync;

import dev.asyncio4j.loop.EventLoop;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The options of the ambient loop, its threads and its processes.
 *
 * <p><i>Python:</i> the attributes {@code unsync.thread_executor}, {@code unsync.process_executor},
 * and the event-loop policy. Immutable: each method returns a copy.
 *
 * <pre>{@code
 * Unsync.configure(UnsyncOptions.defaults().processes(2).threadName("background"));
 * }</pre>
 *
 * @param loopFactory makes the loop; null: the library's own
 * @param executor runs what {@link Unsync#threaded} is given; null: up to 64 daemon threads
 * @param processes how many child processes at most, at least 1
 * @param threadName the name of the loop's thread
 */
public record UnsyncOptions(
    @Nullable Supplier<EventLoop> loopFactory,
    @Nullable Executor executor,
    int processes,
    String threadName) {
  private static final UnsyncOptions DEFAULTS =
      new UnsyncOptions(null, null, Runtime.getRuntime().availableProcessors(), "unsync");

  /**
   * Checks the values; {@link #defaults()} and the withers read better.
   *
   * @param loopFactory or null
   * @param executor or null
   * @param processes at least 1
   * @param threadName not null
   * @throws IllegalArgumentException if there are no processes
   */
  public UnsyncOptions {
    Objects.requireNonNull(threadName, "threadName");
    if (processes < 1) {
      throw new IllegalArgumentException("processes must be at least 1, got " + processes);
    }
  }

  /**
   * Returns the defaults.
   *
   * @return a loop of the library, threads of its own, as many processes as there are processors
   */
  public static UnsyncOptions defaults() {
    return DEFAULTS;
  }

  /**
   * Returns a copy of these options with a way to make the loop.
   *
   * @param factory gives a new loop, such as {@code Asyncio.newEventLoop} does
   * @return the copy
   */
  public UnsyncOptions loopFactory(Supplier<EventLoop> factory) {
    return new UnsyncOptions(factory, executor, processes, threadName);
  }

  /**
   * Returns a copy of these options with an executor for blocking code, which its owner shuts down.
   *
   * @param executor runs it
   * @return the copy
   */
  public UnsyncOptions executor(Executor executor) {
    return new UnsyncOptions(loopFactory, executor, processes, threadName);
  }

  /**
   * Returns a copy of these options with a number of child processes.
   *
   * @param most how many at most
   * @return the copy
   * @throws IllegalArgumentException if it is less than 1
   */
  public UnsyncOptions processes(int most) {
    return new UnsyncOptions(loopFactory, executor, most, threadName);
  }

  /**
   * Returns a copy of these options with a name for the loop's thread.
   *
   * @param name the name
   * @return the copy
   */
  public UnsyncOptions threadName(String name) {
    return new UnsyncOptions(loopFactory, executor, processes, name);
  }
}
