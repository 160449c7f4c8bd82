package dev.asyncio4j.processes;

import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A function that runs in a JVM of its own.
 *
 * <p><i>Python:</i> {@code AioProcess}. The function lives in the child: what it captures are
 * copies there, and static fields are the child's own.
 *
 * <p><b>Cancellation:</b> of a join: the child goes on.
 *
 * <p><b>Thread and loop:</b> from any thread of this process. The end of this process, in whatever
 * way, is the end of the child.
 *
 * <pre>{@code
 * try (var child = AioProcesses.process(() -> System.out.println("in another JVM"))) {
 *   child.start();
 *   await(child.coroJoin());
 *   System.out.println(child.exitcode());
 * }
 * }</pre>
 */
public interface AioProcess extends AutoCloseable {
  /**
   * Starts it; returns at once.
   *
   * @throws IllegalStateException if it was started before
   */
  void start();

  /**
   * Starts it, and waits until it is connected.
   *
   * @return gives null
   * @throws IllegalStateException when awaited, if it was started before
   * @throws ChildDiedException when awaited, if it ends before
   */
  @CheckReturnValue
  Coroutine<@Nullable Void> coroStart();

  /**
   * Waits for its end.
   *
   * @return gives null
   * @throws IllegalStateException when awaited, if it was not started
   */
  @CheckReturnValue
  Coroutine<@Nullable Void> coroJoin();

  /**
   * Waits for its end.
   *
   * @param limit how long at most
   * @return gives whether it has ended
   * @throws IllegalStateException when awaited, if it was not started
   */
  @CheckReturnValue
  Coroutine<Boolean> coroJoin(Duration limit);

  /**
   * Blocks until its end.
   *
   * @param limit how long at most
   * @return whether it has ended
   * @throws IllegalStateException if it was not started, or on a loop
   */
  boolean join(Duration limit);

  /** Asks it to end, by SIGTERM: its shutdown hooks run. */
  void terminate();

  /** Ends it, by SIGKILL. */
  void kill();

  /**
   * Returns how it ended.
   *
   * @return 0; the number of {@code System.exit}; 1 after an exception; a signal's number,
   *     negative; empty while it runs
   */
  OptionalInt exitcode();

  /** {@return its number in the system, once it is there} */
  OptionalLong pid();

  /** {@return whether it was started and has not ended} */
  boolean isAlive();

  /** {@return whether the end of the loop kills it at once} */
  boolean daemon();

  /** {@return its name} */
  String name();

  /** {@return the exception that its function failed with, if it did} */
  Optional<Throwable> failure();

  /** Ends it if it runs: SIGTERM, after 5 s SIGKILL; waits for that in a task or a plain thread. */
  @Override
  void close();
}
