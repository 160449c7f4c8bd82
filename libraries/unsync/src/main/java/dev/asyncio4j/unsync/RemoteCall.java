package dev.asyncio4j.unsync;

import dev.asyncio4j.Awaitable;
import dev.asyncio4j.Body;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * A call in a process, whose value must be one that can come back.
 *
 * @param code the code
 * @param <T> the type of its value
 */
record RemoteCall<T extends @Nullable Object>(SerializableBody<T> code)
    implements Body<T>, Serializable {
  @Override
  public T run() throws Exception {
    T value = code.run();
    if (!(value instanceof Awaitable)) return value;
    throw new IllegalArgumentException(
        "cpuBound code gave %s, which belongs to its process: await it inside, or start it"
            .formatted(value));
  }
}
