package dev.asyncio4j.loop;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Task;
import dev.asyncio4j.TaskOptions;
import org.jspecify.annotations.Nullable;

/**
 * The factory of {@link TaskFactory#eager(TaskFactory)}: a lambda cannot implement a generic
 * method.
 */
record EagerTaskFactory(TaskFactory constructor) implements TaskFactory {
  static final TaskFactory STANDARD = new EagerTaskFactory(TaskFactory.standard());

  @Override
  public <T extends @Nullable Object> Task<T> createTask(
      EventLoop loop, Coroutine<T> coroutine, TaskOptions options) {
    var eager = options.eagerStart() != null ? options : options.eagerStart(true);
    return constructor.createTask(loop, coroutine, eager);
  }
}
