package dev.asyncio4j;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * A block of code that can travel: to another process, or to another machine.
 *
 * <p><i>Python:</i> what {@code pickle} takes: there a function of a module, never a lambda. Here a
 * lambda is one by itself where this type is asked for, and with it travels what it captures, which
 * must be {@link Serializable} too: {@code this}, if it uses a field or method of it.
 *
 * <p><b>Thread and loop:</b> what runs elsewhere must not await.
 *
 * <pre>{@code
 * try (var pool = ProcessPool.create(2)) {
 *   SerializableBody<Integer> task = () -> 6 * 7;
 *   int answer = run(async(() -> await(getRunningLoop().runInExecutor(pool, task))));
 * }
 * }</pre>
 *
 * @param <T> the type of its value, which travels back
 */
@FunctionalInterface
public interface SerializableBody<T extends @Nullable Object> extends Body<T>, Serializable {}
