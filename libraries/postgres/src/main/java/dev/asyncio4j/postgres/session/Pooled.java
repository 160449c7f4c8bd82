package dev.asyncio4j.postgres.session;

import dev.asyncio4j.postgres.PgConnection;
import java.util.List;
import java.util.function.Supplier;

/** A connection as its pool sees it: what it does between two borrowers. */
public final class Pooled {
  static final String RESET =
      "SELECT pg_advisory_unlock_all();\nCLOSE ALL;\nUNLISTEN *;\nRESET ALL;";

  private final Session session;
  private final Listeners listeners;
  private final Ending ending;

  /** Drops the prepared statements of all that share the tables: of the pool, or this one's. */
  private Runnable stale;

  Pooled(Session session, Listeners listeners, Ending ending) {
    this.session = session;
    this.listeners = listeners;
    this.ending = ending;
    stale = session.statements::clear;
  }

  /** Sets what listeners are told that the connection is, and whoever shares its tables. */
  public void lend(Supplier<PgConnection> seen, Runnable staleOfAll) {
    listeners.connection(seen);
    stale = staleOfAll;
  }

  void stale() {
    stale.run();
  }

  /** Drops the prepared statements. */
  public void forgetStatements() {
    session.statements.clear();
  }

  /** {@return how many statements it has run} */
  public int queries() {
    return session.queries;
  }

  /** {@return whether an operation runs} */
  public boolean isBusy() {
    return session.isBusy();
  }

  /** {@return the channels that somebody listens to} */
  public List<String> channels() {
    return List.copyOf(listeners.channels());
  }

  /** Drops the listeners of whoever had it. */
  public void clearListeners() {
    listeners.clear();
  }

  /** {@return whether it is to wait for something before it is clean} */
  public boolean isUnsettled() {
    return session.isUnsettled();
  }

  /** Waits until what was given up is over. */
  public void settle() {
    session.settle();
  }

  /** Sends the reset before the next statement, if it can with it; a failure ends all. */
  public void resetSoon() {
    var answer = session.link.later(() -> session.link.script(RESET));
    answer.discard();
    answer.whenDone(
        () -> {
          if (answer.error() != null) session.terminate();
        });
  }

  /** Closes without waiting. */
  public void goodBye() {
    ending.goodBye();
  }

  @Override
  public String toString() {
    return session + " of a pool";
  }
}
