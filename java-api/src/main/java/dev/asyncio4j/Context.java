package dev.asyncio4j;

import dev.asyncio4j.spi.Engine;
import org.jspecify.annotations.Nullable;

/**
 * The values of context variables, as one task or callback sees them.
 *
 * <p><i>Python:</i> {@code contextvars.Context}; same. A new task or callback gets a copy, so what
 * it sets does not reach its creator.
 *
 * <p><b>Thread and loop:</b> by one thread at a time.
 *
 * <pre>{@code
 * Context before = Context.copyCurrent();
 * getRunningLoop().callSoon(() -> System.out.println("with the values of now"), before);
 * }</pre>
 */
public interface Context {
  /**
   * Returns a copy of the current context.
   *
   * <p><i>Python:</i> {@code contextvars.copy_context()}; same. Outside a loop, each thread has a
   * context of its own.
   *
   * @return the copy
   */
  static Context copyCurrent() {
    return Engine.provider().copyCurrentContext();
  }

  /** {@return a copy of this context} */
  Context copy();

  /**
   * Runs {@code body} in this context: variables that it sets stay here.
   *
   * <p><i>Python:</i> {@code Context.run}; but entering a context twice is not refused.
   *
   * @param <T> the type of the value
   * @param body the code
   * @return its value
   * @throws RuntimeException whatever the body fails with: the same object, checked or not
   */
  <T extends @Nullable Object> T run(Body<T> body);

  /**
   * Runs a block without a value in this context: variables that it sets stay here.
   *
   * @param body the code
   * @throws RuntimeException whatever the body fails with: the same object, checked or not
   */
  void run(VoidBody body);

  /**
   * Returns the value of a variable in this context.
   *
   * <p><i>Python:</i> {@code context[variable]}; but the variable's initial value counts too.
   *
   * @param <T> the type of the value
   * @param variable the variable
   * @return its value here, or else its initial value
   * @throws java.util.NoSuchElementException if it has neither
   */
  <T extends @Nullable Object> T get(ContextVar<T> variable);
}
