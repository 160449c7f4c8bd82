package dev.asyncio4j.unsync;

import dev.asyncio4j.Body;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * A block of code that another process can run: a lambda for it can be serialised.
 *
 * <p>What it captures, and its value, must be serialisable, too.
 *
 * @param <T> the type of its value
 * @see Unsync#cpuBound
 */
@FunctionalInterface
public interface SerializableBody<T extends @Nullable Object> extends Body<T>, Serializable {}
