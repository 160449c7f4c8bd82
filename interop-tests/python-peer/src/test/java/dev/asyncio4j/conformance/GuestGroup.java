package dev.asyncio4j.conformance;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Task;
import dev.asyncio4j.TaskGroup;
import dev.asyncio4j.TaskOptions;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Value;

/** A {@code TaskGroup} of Python's, into which bodies of Java's spawn, too. */
record GuestGroup(Value create) implements TaskGroup {
  @Override
  public <T> Task<T> createTask(Coroutine<T> coroutine) {
    throw new UnsupportedOperationException("a program names its tasks");
  }

  @Override
  public <T> Task<T> createTask(Coroutine<T> coroutine, String name) {
    try {
      return create.execute(coroutine, name).asHostObject();
    } catch (PolyglotException refused) { // the group is not active any more
      coroutine.close();
      throw new IllegalStateException(refused.getMessage(), refused);
    }
  }

  @Override
  public <T> Task<T> createTask(Coroutine<T> coroutine, TaskOptions options) {
    throw new UnsupportedOperationException("a program gives names only");
  }

  @Override
  public void cancel() {
    throw new UnsupportedOperationException("no program does");
  }
}
