package dev.asyncio4j.postgres.aiopg;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;

import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.postgres.InterfaceException;
import dev.asyncio4j.postgres.PostgresException;
import dev.asyncio4j.postgres.QueryOptions;
import dev.asyncio4j.postgres.session.CleanUp;
import dev.asyncio4j.postgres.session.Client;
import dev.asyncio4j.postgres.session.Script;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A connection of this skin.
 *
 * <p><i>Python:</i> {@code aiopg.Connection}. Every statement stands alone, unless a transaction is
 * begun.
 *
 * <p><b>Thread and loop:</b> on the loop that made it.
 *
 * <p><b>Cancellation:</b> the server is asked to give the statement up; the connection stays
 * usable, or is closed.
 */
public final class AioConnection implements AutoCloseable {
  private final Client client;
  private final @Nullable AioPool pool;
  private final AioNotifies notifies;
  private boolean isRunning;
  private boolean isReleased;

  AioConnection(Client client, @Nullable AioPool pool, AioNotifies notifies) {
    this.client = client;
    this.pool = pool;
    this.notifies = notifies;
  }

  /** {@return a new cursor, with the connection's own timeout} */
  public AioCursor cursor() {
    return new AioCursor(this, null);
  }

  /**
   * Returns a new cursor.
   *
   * @param timeout the limit of each of its statements
   * @return the cursor
   */
  public AioCursor cursor(Duration timeout) {
    return new AioCursor(this, timeout);
  }

  Script script(String sql, @Nullable Duration timeout) {
    if (isReleased) throw new PsycopgInterfaceException("connection already released", null, null);
    if (isRunning)
      throw new IllegalStateException(
          "cursor.execute() called while another coroutine is already waiting for incoming data");
    isRunning = true;
    try {
      var options =
          timeout == null ? QueryOptions.defaults() : QueryOptions.defaults().timeout(timeout);
      return await(client.on(options, sql, new Object[0], work -> work.script(sql)));
    } catch (PostgresException e) {
      throw Failures.of(e);
    } catch (InterfaceException e) {
      throw new PsycopgInterfaceException(String.valueOf(e.getMessage()), null, e);
    } finally {
      isRunning = false;
    }
  }

  /** Undoes what was done before an error, which stays the error. */
  void undo(String rollback, Throwable error) {
    CleanUp.after(
        error,
        () -> {
          try {
            script(rollback, null);
          } catch (PsycopgException e) {
            error.addSuppressed(e);
          }
        },
        client::terminate);
  }

  Mogrify mogrify() {
    return new Mogrify("on".equals(client.settings().get("standard_conforming_strings")));
  }

  /** {@return the notifications of the channels that a statement {@code LISTEN} names} */
  public AioNotifies notifies() {
    return notifies;
  }

  /**
   * Fails: every statement is committed, or in {@link AioCursor#begin}.
   *
   * @return to be awaited
   */
  @CheckReturnValue
  public Coroutine<@Nullable Void> commit() {
    return notInAsyncMode("commit", "cursor.begin(…)");
  }

  /**
   * Fails: a transaction is undone when the body of {@link AioCursor#begin} fails.
   *
   * @return to be awaited
   */
  @CheckReturnValue
  public Coroutine<@Nullable Void> rollback() {
    return notInAsyncMode("rollback", "cursor.begin(…)");
  }

  /**
   * Fails: cancel the task that awaits the statement.
   *
   * @return to be awaited
   */
  @CheckReturnValue
  public Coroutine<@Nullable Void> cancel() {
    return notInAsyncMode("cancel", "task.cancel()");
  }

  private static Coroutine<@Nullable Void> notInAsyncMode(String what, String instead) {
    return async(
        () -> {
          throw new PsycopgProgrammingException(
              what + " cannot be used in asynchronous mode: use " + instead, null, null);
        });
  }

  /** {@return whether it is closed} */
  public boolean isClosed() {
    return isReleased || client.isClosed();
  }

  /** {@return the process of the server} */
  public int backendPid() {
    return client.serverPid();
  }

  Client client() {
    return client;
  }

  /** Closes the connection; one of a pool is given back. Twice is fine. */
  @Override
  public void close() {
    if (isReleased) return;
    isReleased = true;
    if (pool == null) client.close();
    else pool.giveBack(this);
  }

  @Override
  public String toString() {
    return "aiopg " + client;
  }
}
