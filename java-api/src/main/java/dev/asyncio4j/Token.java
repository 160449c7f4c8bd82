package dev.asyncio4j;

import java.util.Optional;
import org.jspecify.annotations.NonNull;
import org.jspecify.annotations.Nullable;

/**
 * The value that {@link ContextVar#set} replaced; usable once, with {@link ContextVar#reset}.
 *
 * <p><i>Python:</i> {@code contextvars.Token}; same, but it is not a context manager.
 *
 * @param <T> the type of the variable's value
 */
public interface Token<T extends @Nullable Object> {
  /** {@return the variable that was set} */
  ContextVar<T> variable();

  /** {@return the value before; empty if none had been set, or if it was null} */
  Optional<@NonNull T> oldValue();
}
