package dev.asyncio4j.nurseries;

import dev.asyncio4j.Body1;
import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Task;
import dev.asyncio4j.VoidBody1;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A place for tasks, its children, that all end before its block does.
 *
 * <p><i>Python:</i> trio's {@code Nursery}, anyio's {@code TaskGroup}; the block is the argument of
 * {@link Nurseries#openNursery(VoidBody)}.
 *
 * <p><b>Cancellation:</b> the first failure, of a child or of the block, cancels the nursery's
 * scope, and so all the others. A child that is cancelled by its own {@code Task.cancel} fails
 * nothing.
 *
 * <p><b>Thread and loop:</b> on the turn of its loop, by any task of it; it may be kept and used
 * until it is closed.
 */
public interface Nursery {
  /**
   * Returns a new task of this nursery, which begins in a later pass.
   *
   * <p><i>Python:</i> {@code nursery.start_soon}; but it gives the task. It has the context
   * variables of this call. Children may start more, also while the block's end waits.
   *
   * <p><b>Cancellation:</b> the scopes around the nursery and its own are the child's, those around
   * this call are not. A child of a cancelled nursery runs up to its first await.
   *
   * @param <T> the type of the result
   * @param child what to run; it never runs if the nursery refuses it
   * @return the task; its failure is the nursery's, and can be awaited as well
   * @throws IllegalStateException if the nursery is closed, if this is not its loop's turn, or if
   *     the coroutine has been started before
   */
  <T extends @Nullable Object> Task<T> startSoon(Coroutine<T> child);

  /**
   * Returns a new task of this nursery with a name.
   *
   * @param <T> the type of the result
   * @param child what to run; it never runs if the nursery refuses it
   * @param name what error reports show; need not be unique
   * @return the task
   * @throws IllegalStateException as {@link #startSoon(Coroutine)} says
   * @see #startSoon(Coroutine)
   */
  <T extends @Nullable Object> Task<T> startSoon(Coroutine<T> child, String name);

  /**
   * Starts a child and waits until it says that it has started.
   *
   * <p><i>Python:</i> {@code await nursery.start(…)}. What the child fails with before that comes
   * out here, bare, and does not touch the nursery.
   *
   * <p><b>Cancellation:</b> until it has started, the child hears the scopes around this call as
   * well as the nursery's; {@code Task.cancel} of the caller cancels that child only. The call ends
   * when the child has started or ended.
   *
   * <pre>{@code
   * openNursery(nursery -> {
   *   Server server = await(nursery.<Server>start(s -> serveTcp(handler, host, 0, s)));
   *   System.out.println("listens on " + server.sockets());
   *   nursery.cancelScope().cancel();
   * });
   * }</pre>
   *
   * @param <T> the type of what the child reports
   * @param child makes the coroutine, which is to call {@link TaskStatus#started}
   * @return gives what the child reports
   * @throws IllegalStateException when awaited, if the nursery is closed
   * @throws NurseryStartException when awaited, if the child ended without having started
   * @throws RuntimeException when awaited, what the child failed with: the same object
   */
  @CheckReturnValue
  <T extends @Nullable Object> Coroutine<T> start(Starting<T> child);

  /**
   * Starts a child with a name and waits until it says that it has started.
   *
   * @param <T> the type of what the child reports
   * @param child makes the coroutine
   * @param name what error reports show; need not be unique
   * @return gives what the child reports
   * @see #start(Starting)
   */
  @CheckReturnValue
  <T extends @Nullable Object> Coroutine<T> start(Starting<T> child, String name);

  /** {@return the scope of the block and the children} */
  CancelScope cancelScope();

  /** {@return the children that have not ended, in the order of their start; a copy} */
  Set<Task<?>> childTasks();

  /** {@return whether the block and all children have ended: it takes no more} */
  boolean closed();

  /**
   * The code of a child that says when it has started.
   *
   * @param <T> the type of what it reports
   */
  @FunctionalInterface
  interface Starting<T extends @Nullable Object> {
    /**
     * Makes the child's coroutine.
     *
     * @param status to be told
     * @return what the child runs
     */
    Coroutine<?> begin(TaskStatus<T> status);
  }

  /**
   * A block that gets a nursery, may await, and gives a value.
   *
   * @param <T> the type of the value
   */
  @FunctionalInterface
  interface Body<T extends @Nullable Object> extends Body1<Nursery, T>, VoidBody {}

  /** A block that gets a nursery, may await, and gives no value. */
  @FunctionalInterface
  interface VoidBody extends VoidBody1<Nursery> {}
}
