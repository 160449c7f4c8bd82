package dev.asyncio4j.postgres;

import dev.asyncio4j.Body1;
import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Future;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Statements of one connection that are sent without waiting for the answers of those before.
 *
 * <p><i>Python:</i> none. Each statement stands alone, as outside a pipeline.
 *
 * <p><b>Cancellation:</b> the server is asked to give the statement up; the connection stays
 * usable, or is closed.
 *
 * <pre>{@code
 * try (var connection = await(Postgres.connect("postgresql://localhost/shop"))) {
 *   connection.pipeline(pipeline -> {
 *     for (int i = 0; i < 100; i++) pipeline.execute("INSERT INTO ids VALUES ($1)", i);
 *     await(pipeline.sync());
 *     return null;
 *   });
 * }
 * }</pre>
 */
public interface PgPipeline {
  /**
   * Sends a statement.
   *
   * @param sql one statement, with {@code $1} for the first argument
   * @param args values of the types of the parameters; null as {@code (Object) null}, an array as a
   *     list
   * @return its tag, when it comes
   */
  Future<String> execute(String sql, @Nullable Object... args);

  /**
   * Sends a statement.
   *
   * @param sql one statement, with {@code $1} for the first argument
   * @param args values of the types of the parameters; null as {@code (Object) null}, an array as a
   *     list
   * @return its rows, when they come
   */
  Future<List<PgRecord>> fetch(String sql, @Nullable Object... args);

  /**
   * Sends a statement.
   *
   * @param <T> the type of the value
   * @param sql one statement, with {@code $1} for the first argument
   * @param args values of the types of the parameters; null as {@code (Object) null}, an array as a
   *     list
   * @return the first value of its first row, when it comes
   */
  <T> Future<@Nullable T> fetchVal(String sql, @Nullable Object... args);

  /**
   * Waits for the answers of all that was sent.
   *
   * @return to be awaited
   * @throws RuntimeException when awaited, if a statement failed: what the first one failed with
   */
  @CheckReturnValue
  Coroutine<@Nullable Void> sync();

  /**
   * Code that works with a pipeline.
   *
   * @param <T> the type of its value
   */
  @FunctionalInterface
  interface Body<T extends @Nullable Object> extends Body1<PgPipeline, T> {}
}
