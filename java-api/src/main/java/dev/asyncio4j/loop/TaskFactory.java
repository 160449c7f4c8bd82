package dev.asyncio4j.loop;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Task;
import dev.asyncio4j.TaskOptions;
import dev.asyncio4j.spi.Engine;
import org.jspecify.annotations.Nullable;

/**
 * Makes every task of a loop: set with {@link TaskScheduling#setTaskFactory}.
 *
 * <p><i>Python:</i> the callable of {@code loop.set_task_factory}. A factory may count, name or
 * refuse tasks; it returns one that it got from {@link #standard()}, since a loop drives its own
 * tasks only. Its method is generic, so a method reference or a class implements it; a lambda
 * cannot.
 *
 * <pre>{@code
 * <T> Task<T> create(EventLoop loop, Coroutine<T> coroutine, TaskOptions options) {
 *   return TaskFactory.standard().createTask(loop, coroutine, options.name("job"));
 * }
 * }</pre>
 */
@FunctionalInterface
public interface TaskFactory {
  /**
   * Makes a task.
   *
   * <p><b>Cancellation:</b> that of the engine's task, which it returns.
   *
   * @param <T> the type of the result
   * @param loop the loop it shall run on
   * @param coroutine what it shall run
   * @param options name, context variables and start; {@link TaskOptions#extras} are for it alone
   * @return a task that the engine made
   */
  <T extends @Nullable Object> Task<T> createTask(
      EventLoop loop, Coroutine<T> coroutine, TaskOptions options);

  /**
   * Returns the factory of a loop without one of its own; other factories call it.
   *
   * <p><i>Python:</i> the class {@code asyncio.Task} as a factory.
   *
   * @return the factory
   */
  static TaskFactory standard() {
    return Engine.provider()::newTask;
  }

  /**
   * Returns a factory whose tasks run up to their first suspension inside {@code createTask}.
   *
   * <p><i>Python:</i> {@code asyncio.eager_task_factory}. A body that never suspends is done when
   * {@code createTask} returns, and costs no pass of the loop. {@link
   * TaskOptions#eagerStart(boolean) eagerStart(false)} keeps one task from it.
   *
   * @return the factory
   */
  static TaskFactory eager() {
    return EagerTaskFactory.STANDARD;
  }

  /**
   * Returns a factory that asks another one for tasks with an eager start.
   *
   * <p><i>Python:</i> {@code asyncio.create_eager_task_factory(custom_task_constructor)}.
   *
   * @param constructor makes the tasks; it passes {@link TaskOptions#eagerStart()} on
   * @return the factory
   */
  static TaskFactory eager(TaskFactory constructor) {
    return new EagerTaskFactory(constructor);
  }
}
