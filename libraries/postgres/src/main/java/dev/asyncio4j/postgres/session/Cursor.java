package dev.asyncio4j.postgres.session;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static java.util.Objects.requireNonNull;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.postgres.InterfaceException;
import dev.asyncio4j.postgres.PgCursor;
import dev.asyncio4j.postgres.PgLogMessage;
import dev.asyncio4j.postgres.PgRecord;
import dev.asyncio4j.postgres.errors.NoActiveSQLTransactionException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A portal of the server.
 *
 * <pre>
 *   NEW --open--> OPEN --fetch--> FETCHING --all rows are read--> ENDED
 * </pre>
 */
final class Cursor implements PgCursor {
  private enum State {
    NEW,
    OPEN,
    FETCHING,
    ENDED
  }

  private static final AtomicInteger NAMES = new AtomicInteger();

  private final Session session;
  private final @Nullable Duration limit;
  private final Supplier<Statement> query;
  private final @Nullable Object[] args;
  private final String portal = "asyncio4j_portal_" + NAMES.incrementAndGet();
  private State state = State.NEW;
  private @Nullable Statement statement;
  private @Nullable Object[] encoded = {};

  /** The number of the transaction that the portal lives in. */
  private int epoch;

  Cursor(
      Session session,
      @Nullable Duration limit,
      Supplier<Statement> query,
      @Nullable Object[] args) {
    this.session = session;
    this.limit = limit;
    this.query = query;
    this.args = args;
  }

  Coroutine<@Nullable Void> open() {
    return async(
        () -> {
          session.check();
          if (!session.isInTransaction())
            throw new NoActiveSQLTransactionException(
                PgLogMessage.of(
                    "ERROR", "25P01", "cursor cannot be created outside of a transaction"));
          epoch = session.link.epoch();
          session.operation(
              "open a cursor",
              limit,
              () -> {
                statement = query.get();
                encoded = statement.encode(args);
                session.statements.use(statement); // until the portal is made of it
                session.statements.ran(statement);
                return null;
              });
          state = State.OPEN;
          return null;
        });
  }

  @Override
  public Coroutine<List<PgRecord>> fetch(int count) {
    if (count <= 0) throw new InterfaceException("expected a number of rows above 0, got " + count);
    return async(
        () -> {
          session.check();
          if (epoch != session.link.epoch())
            throw new InterfaceException("the cursor's transaction has ended");
          if (state == State.ENDED) return List.of();
          return session.operation("fetch of a cursor", limit, () -> read(count));
        });
  }

  private List<PgRecord> read(int count) {
    var of = requireNonNull(statement);
    var answer =
        state == State.OPEN
            ? session.link.execute(of, encoded, count, portal)
            : session.link.resume(of, count, portal);
    if (state == State.OPEN) {
      session.queries++;
      session.statements.unuse(of);
    }
    state = State.FETCHING;
    session.finish(answer);
    if (!answer.isSuspended) {
      state = State.ENDED;
      session.link.closePortal(of.handle, portal);
    }
    return session.statements.records(of, answer.rows);
  }

  @Override
  public Coroutine<@Nullable PgRecord> fetchRow() {
    return async(
        () -> {
          var rows = await(fetch(1));
          return rows.isEmpty() ? null : rows.get(0);
        });
  }

  @Override
  public Coroutine<Integer> forward(int count) {
    if (count <= 0) throw new InterfaceException("expected a number of rows above 0, got " + count);
    return async(() -> await(fetch(count)).size());
  }

  @Override
  public String toString() {
    return "cursor " + portal + " (" + state + ")";
  }
}
