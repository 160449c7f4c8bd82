package dev.asyncio4j.postgres.session;

import dev.asyncio4j.postgres.InterfaceException;
import org.jspecify.annotations.Nullable;

/** The outermost transaction of a connection, and names of savepoints. */
final class Transactions {
  private final Session session;
  private @Nullable Transaction outermost;
  private int savepoints;

  Transactions(Session session) {
    this.session = session;
  }

  Session session() {
    return session;
  }

  /** {@return the name of the savepoint to make; null for the outermost one} */
  @Nullable String begin(Transaction one) {
    session.check();
    if (outermost != null && !session.isInTransaction()) outermost = null; // ended by hand
    if (outermost == null) {
      if (session.isInTransaction())
        throw new InterfaceException(
            "cannot use Connection.transaction() in a manually started transaction");
      outermost = one;
      return null;
    }
    var isolation = one.options().isolation();
    if (isolation != null && isolation != outermost.options().isolation())
      throw new InterfaceException(
          "nested transaction has a different isolation level: %s, not that of the outer one: %s"
              .formatted(isolation, outermost.options().isolation()));
    return "asyncio4j_savepoint_" + ++savepoints;
  }

  void ended(Transaction one) {
    if (outermost == one) outermost = null;
  }

  /** Ends a transaction that is open after an error; where that fails, the connection is closed. */
  void undo(Throwable after) {
    if (session.isClosed()) return;
    CleanUp.after(
        after,
        () -> {
          session.settle();
          if (session.isInTransaction()) run("ROLLBACK");
        },
        session::terminate);
  }

  void run(String sql) throws Exception {
    session.operation(
        sql, session.options.commandTimeout(), () -> session.finish(session.link.script(sql)));
  }
}
