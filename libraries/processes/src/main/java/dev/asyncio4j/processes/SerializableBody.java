package dev.asyncio4j.processes;

import dev.asyncio4j.Body;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * A block of code with a value that runs in another JVM; a lambda for it can be serialised.
 *
 * @param <T> the value's type
 */
@FunctionalInterface
public interface SerializableBody<T extends @Nullable Object> extends Body<T>, Serializable {}
