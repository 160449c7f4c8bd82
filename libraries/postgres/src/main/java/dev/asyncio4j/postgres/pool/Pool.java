package dev.asyncio4j.postgres.pool;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.shield;
import static dev.asyncio4j.Asyncio.timeout;

import dev.asyncio4j.Body1;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Task;
import dev.asyncio4j.TaskOptions;
import dev.asyncio4j.loop.EventLoop;
import dev.asyncio4j.lowlevel.LoopPort;
import dev.asyncio4j.postgres.InterfaceException;
import dev.asyncio4j.postgres.PgConnection;
import dev.asyncio4j.postgres.PgOptions;
import dev.asyncio4j.postgres.PgPool;
import dev.asyncio4j.postgres.PgPoolOptions;
import dev.asyncio4j.postgres.QueryOptions;
import dev.asyncio4j.postgres.session.Executing;
import dev.asyncio4j.postgres.session.Work;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A pool.
 *
 * <pre>
 *   OPEN --close--> CLOSING --all are back--> CLOSED
 *   any --terminate--> CLOSED
 * </pre>
 */
public final class Pool extends Executing implements PgPool {
  private enum State {
    OPEN,
    CLOSING,
    CLOSED
  }

  /** The time after which a close that waits tells for whom. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final EventLoop loop;
  private final LoopPort port;
  private final PgPoolOptions options;
  private final Members members;
  private final Places places;
  private final Set<Lent> lent = new LinkedHashSet<>();
  private final Set<Task<?>> returning = new LinkedHashSet<>();
  private State state = State.OPEN;
  private PgOptions connect;

  private Pool(EventLoop loop, String dsn, PgPoolOptions options) {
    this.loop = loop;
    this.options = options;
    port = LoopPort.of(loop);
    connect = options.connect();
    members = new Members(loop, dsn, options);
    places = new Places(loop, options.maxSize());
  }

  public static Coroutine<PgPool> create(String dsn, PgPoolOptions options) {
    if (options.minSize() > options.maxSize())
      throw new IllegalArgumentException(
          "min_size is greater than max_size: %d > %d"
              .formatted(options.minSize(), options.maxSize()));
    return async(
        () -> {
          var pool = new Pool(getRunningLoop(), dsn, options);
          pool.members.fill();
          return pool;
        });
  }

  private void check() {
    if (!port.inTurn())
      throw port.isClosed()
          ? new InterfaceException("pool is closed: its loop is")
          : new IllegalStateException("%s belongs to %s: use it there".formatted(this, loop));
    if (state == State.CLOSED) throw new InterfaceException("pool is closed");
    if (state == State.CLOSING) throw new InterfaceException("pool is closing");
  }

  boolean isDebug() {
    return loop.getDebug();
  }

  private Lent take() throws Exception {
    check();
    places.take();
    Lent one = null;
    try {
      one = new Lent(this, members.take());
      lent.add(one);
      one.member.client.pooled().lend(one::seen, members::forgetStatements);
      if (options.setup() != null) options.setup().accept(one.seen());
      if (state == State.CLOSED) throw new InterfaceException("pool is closed");
      return one;
    } catch (Throwable e) {
      if (one == null) places.give();
      else if (one.release()) back(one, false);
      throw e;
    }
  }

  /** Takes a connection back: at once, or in a task of its own, which no cancel stops. */
  private void giveBack(Lent one, @Nullable Duration limit) throws Exception {
    if (!one.release()) return;
    if (one.member.client.pooled().isBusy()) {
      var client = one.member.client.toString(); // with what runs
      back(one, false);
      throw new InterfaceException(
          ("cannot take %s back: another operation is in progress: await it before."
                  + " The connection is closed")
              .formatted(client));
    }
    if (!members.isCleanedAtOnce(one.member)) {
      await(shield(returning(one, limit)));
      return;
    }
    boolean isClean = false;
    try {
      members.clean(one.member);
      isClean = true;
    } finally {
      back(one, isClean);
    }
  }

  private Task<?> returning(Lent one, @Nullable Duration limit) {
    var task =
        createTask(
            async(() -> timeoutOrNot(limit, one)),
            TaskOptions.defaults().name("release of " + one.member.client).unattended());
    returning.add(task);
    task.addDoneCallback(
        done -> {
          returning.remove(task);
          back(one, !done.cancelled() && done.exception() == null);
        });
    return task;
  }

  private void back(Lent one, boolean isClean) {
    if (!isClean) one.member.client.terminate();
    lent.remove(one);
    if (one.member.client.isClosed() || state == State.CLOSED) members.drop(one.member);
    else members.rest(one.member);
    places.give();
  }

  private @Nullable Void timeoutOrNot(@Nullable Duration limit, Lent one) throws Exception {
    if (limit == null) members.clean(one.member);
    else timeout(limit, () -> members.clean(one.member));
    return null;
  }

  @Override
  protected <T extends @Nullable Object> Coroutine<T> run(
      QueryOptions options, String sql, @Nullable Object @Nullable [] args, Body1<Work, T> body) {
    var limit = options.isTimeoutSet() ? options.timeout() : connect.commandTimeout();
    return async(
        () ->
            limit == null
                ? once(options, sql, args, body)
                : timeout(limit, () -> once(options, sql, args, body)));
  }

  private <T extends @Nullable Object> T once(
      QueryOptions options, String sql, @Nullable Object @Nullable [] args, Body1<Work, T> body)
      throws Exception {
    var one = take();
    try {
      return await(one.member.client.on(options.timeout(null), sql, args, body));
    } finally {
      giveBack(one, null);
    }
  }

  @Override
  public Coroutine<PgConnection> acquire() {
    return acquire(null);
  }

  @Override
  public Coroutine<PgConnection> acquire(@Nullable Duration timeout) {
    return async(() -> timeout == null ? take().seen() : timeout(timeout, () -> take()).seen());
  }

  @Override
  public Coroutine<@Nullable Void> release(PgConnection connection) {
    return release(connection, null);
  }

  @Override
  public Coroutine<@Nullable Void> release(PgConnection connection, @Nullable Duration timeout) {
    var one = Lent.of(connection);
    return async(
        () -> {
          if (one == null || one.pool != this)
            throw new InterfaceException(
                "%s is not a member of this pool: %s".formatted(connection, this));
          giveBack(one, timeout);
          return null;
        });
  }

  @Override
  public int size() {
    return members.size();
  }

  @Override
  public int minSize() {
    return options.minSize();
  }

  @Override
  public int maxSize() {
    return options.maxSize();
  }

  @Override
  public int idleSize() {
    return members.idleSize();
  }

  @Override
  public boolean isClosing() {
    return state != State.OPEN;
  }

  @Override
  public Coroutine<@Nullable Void> expireConnections() {
    return async(
        () -> {
          check();
          members.expire();
          return null;
        });
  }

  @Override
  public void setConnectOptions(String dsn, PgOptions options) {
    check();
    connect = options;
    members.lead(dsn, options);
  }

  @Override
  public void terminate() {
    if (state == State.CLOSED) return;
    state = State.CLOSED;
    places.fail(new InterfaceException("pool is closed"));
    members.terminate();
  }

  @Override
  public void close() {
    if (state == State.CLOSED) return;
    state = State.CLOSING;
    places.fail(new InterfaceException("pool is closing"));
    var warning = loop.callLater(PATIENCE, this::warn);
    try {
      while (!lent.isEmpty()) await(members.returned());
      members.close();
      state = State.CLOSED;
    } catch (Throwable e) {
      terminate();
      throw e;
    } finally {
      warning.cancel();
    }
  }

  private void warn() {
    var held = new ArrayList<String>();
    for (var one : lent) held.add(one.member.client.toString());
    members.report(
        "Pool.close() is taking over 60 seconds to complete. Check if you have any unreleased"
            + " connections left: "
            + held);
  }

  @Override
  public String toString() {
    return "pool (%s, %d of %d connections, %d lent)"
        .formatted(state, size(), maxSize(), lent.size());
  }
}
