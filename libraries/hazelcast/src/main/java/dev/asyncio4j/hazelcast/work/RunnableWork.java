package dev.asyncio4j.hazelcast.work;

import java.io.Serial;
import java.io.Serializable;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * A runnable on its way to a member; it must be serialisable, and so must the value.
 *
 * @param <T> the type of the value
 */
@SuppressWarnings("serial") // what is not serialisable is refused when it is sent
record RunnableWork<T extends @Nullable Object>(Runnable runnable, T value)
    implements Callable<T>, Serializable {
  @Serial private static final long serialVersionUID = 1L;

  @Override
  public T call() {
    runnable.run();
    return value;
  }
}
