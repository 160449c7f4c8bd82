package dev.asyncio4j.postgres.session;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;

import dev.asyncio4j.Body;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.postgres.InterfaceException;
import dev.asyncio4j.postgres.PgTransaction;
import dev.asyncio4j.postgres.TransactionOptions;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A transaction; inside another one, a savepoint.
 *
 * <pre>
 *   NEW --start--> STARTED --commit--> COMMITTED
 *   NEW --start failed--> FAILED       STARTED --rollback--> ROLLED_BACK
 *   STARTED --commit or rollback failed--> FAILED
 * </pre>
 */
final class Transaction implements PgTransaction {
  private enum State {
    NEW,
    STARTED,
    COMMITTED,
    ROLLED_BACK,
    FAILED
  }

  private final Transactions all;
  private final TransactionOptions options;
  private State state = State.NEW;

  /** Null: this is the outermost one. */
  private @Nullable String savepoint;

  Transaction(Transactions all, TransactionOptions options) {
    this.all = all;
    this.options = options;
  }

  TransactionOptions options() {
    return options;
  }

  /** Runs a body inside. */
  <T extends @Nullable Object> T around(Body<T> body) {
    await(start());
    T result;
    try {
      result = body.run();
    } catch (Throwable e) {
      rollbackAfter(e);
      throw Sneaky.raise(e);
    }
    await(commit());
    return result;
  }

  /**
   * Undoes what the body did; its error stays the error, but for a first cancel. A second one does
   * not leave the transaction open.
   */
  private void rollbackAfter(Throwable error) {
    if (state != State.STARTED) return;
    try {
      await(rollback());
    } catch (CancelledError cancel) {
      if (!(error instanceof CancelledError)) {
        cancel.addSuppressed(error);
        throw cancel;
      }
      all.session().terminate();
      error.addSuppressed(cancel);
    } catch (RuntimeException e) {
      error.addSuppressed(e);
    }
  }

  @Override
  public Coroutine<@Nullable Void> start() {
    return async(
        () -> {
          if (state != State.NEW)
            throw new InterfaceException("cannot start; the transaction is already " + name());
          savepoint = all.begin(this);
          end(savepoint == null ? begin() : "SAVEPOINT " + savepoint, State.STARTED);
          return null;
        });
  }

  @Override
  public Coroutine<@Nullable Void> commit() {
    return async(
        () -> {
          requireStarted("commit");
          end(savepoint == null ? "COMMIT" : "RELEASE SAVEPOINT " + savepoint, State.COMMITTED);
          return null;
        });
  }

  @Override
  public Coroutine<@Nullable Void> rollback() {
    return async(
        () -> {
          requireStarted("rollback");
          end(
              savepoint == null ? "ROLLBACK" : "ROLLBACK TO SAVEPOINT " + savepoint,
              State.ROLLED_BACK);
          return null;
        });
  }

  private void end(String sql, State next) throws Exception {
    state = State.FAILED; // until it is done
    try {
      all.run(sql);
      state = next;
    } catch (Throwable e) {
      if (savepoint == null) all.undo(e); // what was cancelled may have been done all the same
      throw e;
    } finally {
      if (state != State.STARTED) all.ended(this);
    }
  }

  private void requireStarted(String what) {
    if (state == State.NEW)
      throw new InterfaceException("cannot " + what + "; the transaction has not yet been started");
    if (state != State.STARTED)
      throw new InterfaceException("cannot " + what + "; the transaction is already " + name());
  }

  private String name() {
    return state.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private String begin() {
    var sql = new StringBuilder("BEGIN");
    if (options.isolation() != null)
      sql.append(" ISOLATION LEVEL ").append(options.isolation().sql());
    if (options.readOnly()) sql.append(" READ ONLY");
    if (options.deferrable()) sql.append(" DEFERRABLE");
    return sql.toString();
  }

  @Override
  public String toString() {
    return "transaction (" + name() + (savepoint == null ? ")" : ", " + savepoint + ")");
  }
}
