package dev.asyncio4j;

import dev.asyncio4j.spi.Engine;
import org.jspecify.annotations.Nullable;

/**
 * A variable that each task has its own value of.
 *
 * <p><i>Python:</i> {@code contextvars.ContextVar}; same. A task starts with its creator's values;
 * what it sets does not reach its creator. Make variables once, in static fields.
 *
 * <p><b>Thread and loop:</b> anywhere. Outside a loop, each thread has values of its own.
 *
 * <pre>{@code
 * ContextVar<String> user = ContextVar.create("user", "nobody");
 * Token<String> token = user.set("ada");
 * try {
 *   await(async(() -> System.out.println(user.get()))); // ada
 * } finally {
 *   user.reset(token);
 * }
 * }</pre>
 *
 * @param <T> the type of the value
 */
public interface ContextVar<T extends @Nullable Object> {
  /**
   * Returns a new variable without a value.
   *
   * @param <T> the type of the value
   * @param name for error reports; need not be unique
   * @return the variable
   */
  static <T extends @Nullable Object> ContextVar<T> create(String name) {
    return Engine.provider().newContextVar(name);
  }

  /**
   * Returns a new variable with an initial value.
   *
   * @param <T> the type of the value
   * @param name for error reports; need not be unique
   * @param initial the value where none has been set
   * @return the variable
   */
  static <T extends @Nullable Object> ContextVar<T> create(String name, T initial) {
    return Engine.provider().newContextVar(name, initial);
  }

  /** {@return the name} */
  String name();

  /**
   * Returns the value in the current context.
   *
   * @return the value set there, or else the initial one
   * @throws java.util.NoSuchElementException if there is neither
   */
  T get();

  /**
   * Returns the value in the current context, or {@code fallback}.
   *
   * <p><i>Python:</i> {@code ContextVar.get(default)}; same: the fallback goes before the initial
   * value.
   *
   * @param fallback the value where none has been set
   * @return the value set there, or else the fallback
   */
  T get(T fallback);

  /**
   * Sets the value in the current context.
   *
   * @param value the value
   * @return a token, to undo this with {@link #reset}
   */
  Token<T> set(T value);

  /**
   * Brings back the value from before a {@link #set}.
   *
   * <p><i>Python:</i> {@code ContextVar.reset}; same.
   *
   * @param token of that call
   * @throws IllegalArgumentException if the token is of another variable, or was made in another
   *     context
   * @throws IllegalStateException if the token has been used before
   */
  void reset(Token<T> token);
}
