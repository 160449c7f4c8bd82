package dev.asyncio4j.mongo;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.getRunningLoop;

import com.mongodb.MongoException;
import com.mongodb.MongoExecutionTimeoutException;
import com.mongodb.TransactionOptions;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.WaitOptions;
import dev.asyncio4j.exceptions.CancelledError;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The runs of a body in transactions of one session. */
final class Transactions {
  /** The time for which attempts are repeated. */
  private static final Duration LIMIT = Duration.ofSeconds(120);

  private final SessionImpl session;

  Transactions(SessionImpl session) {
    this.session = session;
  }

  /** Runs the body once. */
  <T extends @Nullable Object> T once(TransactionOptions options, Session.Body<T> body) {
    return whole(options, body, this::commit);
  }

  /** Runs the body, and repeats all, or the commit, as the labels of the errors allow. */
  <T extends @Nullable Object> T retrying(TransactionOptions options, Session.Body<T> body) {
    var end = getRunningLoop().time().plus(LIMIT);
    while (true) {
      try {
        return whole(options, body, () -> commitRetrying(end));
      } catch (MongoException e) {
        if (!e.hasErrorLabel(MongoException.TRANSIENT_TRANSACTION_ERROR_LABEL) || isOver(end))
          throw e;
      }
    }
  }

  private static boolean isOver(Duration end) {
    return getRunningLoop().time().compareTo(end) >= 0;
  }

  private <T extends @Nullable Object> T whole(
      TransactionOptions options, Session.Body<T> body, Runnable commit) {
    var value = attempt(options, body);
    try {
      if (session.inTransaction()) commit.run();
    } catch (Throwable e) {
      session.undo();
      throw e;
    }
    return value;
  }

  private <T extends @Nullable Object> T attempt(TransactionOptions options, Session.Body<T> body) {
    session.startTransaction(options);
    try {
      return session.join(() -> body.run(session));
    } catch (Throwable e) {
      abort(e);
      throw e;
    }
  }

  /** Aborts after an error; where that fails, the server aborts by itself, in time. */
  private void abort(Throwable after) {
    if (!session.inTransaction()) return;
    boolean isCancelled = after instanceof CancelledError;
    CleanUp.awaitEnd(
        createTask(aborted(after), "mongo abort"),
        isCancelled ? CleanUp.BRIEFLY : WaitOptions.defaults(),
        after);
  }

  private Coroutine<@Nullable Void> aborted(Throwable after) {
    return async(
        () -> {
          try {
            await(session.abortTransaction());
          } catch (RuntimeException e) {
            if (e != after) after.addSuppressed(e);
          }
        });
  }

  private void commit() {
    try {
      await(session.commitTransaction());
    } catch (CancelledError e) {
      abort(e);
      throw e;
    }
  }

  private void commitRetrying(Duration end) {
    while (true) {
      try {
        commit();
        return;
      } catch (MongoException e) {
        boolean isUnknown =
            e.hasErrorLabel(MongoException.UNKNOWN_TRANSACTION_COMMIT_RESULT_LABEL)
                && !(e instanceof MongoExecutionTimeoutException);
        if (!isUnknown || isOver(end)) throw e;
      }
    }
  }
}
