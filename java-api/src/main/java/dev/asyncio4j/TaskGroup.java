package dev.asyncio4j;

import org.jspecify.annotations.Nullable;

/**
 * Tasks that end before the block ends that created them.
 *
 * <p><i>Python:</i> {@code asyncio.TaskGroup}; the block is the argument of {@link
 * Asyncio#taskGroup(Body)}.
 *
 * <p><b>Cancellation:</b> the first failure, of a task or of the block, cancels all the others. A
 * task that only was cancelled fails nothing.
 *
 * <p><b>Thread and loop:</b> in coroutines and callbacks of the loop it was made in, while the
 * block or a task runs.
 */
public interface TaskGroup {
  /**
   * Returns a new task of this group.
   *
   * <p><i>Python:</i> {@code TaskGroup.create_task}; same. The tasks themselves may add more, also
   * after the block's end.
   *
   * <p><b>Cancellation:</b> of the group or its block cancels the task; cancelling the task fails
   * nothing.
   *
   * @param <T> the type of the result
   * @param coroutine what to run; it never runs if the group refuses it
   * @return the task
   * @throws IllegalStateException if the group is shutting down or finished, or if the coroutine
   *     has been started before
   * @throws IllegalArgumentException if the coroutine was not made by this library
   */
  <T extends @Nullable Object> Task<T> createTask(Coroutine<T> coroutine);

  /**
   * Returns a new task of this group with a name.
   *
   * <p><b>Cancellation:</b> as {@link #createTask(Coroutine)}.
   *
   * @param <T> the type of the result
   * @param coroutine what to run; it never runs if the group refuses it
   * @param name what error reports show; need not be unique
   * @return the task
   * @throws IllegalStateException if the group is shutting down or finished, or if the coroutine
   *     has been started before
   * @throws IllegalArgumentException if the coroutine was not made by this library
   * @see #createTask(Coroutine)
   */
  <T extends @Nullable Object> Task<T> createTask(Coroutine<T> coroutine, String name);

  /**
   * Returns a new task of this group with options.
   *
   * <p><b>Cancellation:</b> as {@link #createTask(Coroutine)}.
   *
   * @param <T> the type of the result
   * @param coroutine what to run; it never runs if the group refuses it
   * @param options name, context variables and start
   * @return the task
   * @throws IllegalStateException if the group is shutting down or finished, or if the coroutine
   *     has been started before
   * @throws IllegalArgumentException if the coroutine was not made by this library
   * @see #createTask(Coroutine)
   */
  <T extends @Nullable Object> Task<T> createTask(Coroutine<T> coroutine, TaskOptions options);

  /**
   * Ends the group early: cancels its tasks and its block, without an error.
   *
   * <p><i>Python:</i> {@code TaskGroup.cancel} of 3.15; same. {@link Asyncio#taskGroup(Body)} then
   * returns null, if the block did not return before. Errors that tasks throw all the same are
   * thrown. Calling it again does nothing.
   */
  void cancel();

  /**
   * A block that gets a group, may await, and gives a value.
   *
   * @param <T> the type of the value
   */
  @FunctionalInterface
  interface Body<T extends @Nullable Object> extends Body1<TaskGroup, T>, VoidBody {}

  /** A block that gets a group, may await, and gives no value. */
  @FunctionalInterface
  interface VoidBody extends VoidBody1<TaskGroup> {}
}
