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
   * <p>It is also a {@link VoidBody} whose value is dropped. So a lambda that fits both, as one
   * that never ends does, goes to the method that takes this one.
   *
   * @param <T> the type of the value
   */
  @FunctionalInterface
  interface Body<T extends @Nullable Object> extends VoidBody {
    /**
     * Runs the block.
     *
     * @param group where to create tasks
     * @return its value
     * @throws Exception if the block fails; it then is among the errors of the {@code
     *     TaskGroupException}
     */
    T run(TaskGroup group) throws Exception;

    @Override
    default void accept(TaskGroup group) throws Exception {
      run(group);
    }
  }

  /** A block that gets a group, may await, and gives no value. */
  @FunctionalInterface
  interface VoidBody {
    /**
     * Runs the block.
     *
     * @param group where to create tasks
     * @throws Exception if the block fails; it then is among the errors of the {@code
     *     TaskGroupException}
     */
    void accept(TaskGroup group) throws Exception;
  }
}
