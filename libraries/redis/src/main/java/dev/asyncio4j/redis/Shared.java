package dev.asyncio4j.redis;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.sleep;

import dev.asyncio4j.Task;
import dev.asyncio4j.TaskOptions;
import dev.asyncio4j.exceptions.CancelledError;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A connection that tasks share, made again when it is lost.
 *
 * <pre>
 *   idle ──▶ connecting ──▶ ready ──▶ idle …
 *              │ no more tries           ▲ lost
 *              └─────────────────────────┘
 *   any ──▶ closed
 * </pre>
 */
final class Shared {
  private enum State {
    IDLE,
    CONNECTING,
    READY,
    CLOSED
  }

  private static final CommandSpec PING = CommandTable.of("PING");

  private final Connector connector;
  private final Home home;
  private State state = State.IDLE;
  private @Nullable Link link;
  private @Nullable Task<?> connecting;

  /** True while a {@link Check} is owed. */
  private boolean checking;

  /** Requests that wait for the connection, in the order in which it was called. */
  private final ArrayDeque<Request> waiting = new ArrayDeque<>();

  private final Room room;

  Shared(Connector connector, Home home) {
    this.connector = connector;
    this.home = home;
    room = new Room(connector.options.maxPending, this::pending);
  }

  /** Waits while too many replies are owed; the caller must send in the same step. */
  void makeRoom() {
    room.enter(home.port().loop());
  }

  int pending() {
    return waiting.size() + (link == null ? 0 : link.pending());
  }

  boolean isReady() {
    return state == State.READY;
  }

  void sendAll(List<Request> requests) {
    if (isCheckDue()) check();
    if (state == State.READY && !checking) link.sendAll(requests);
    else enqueue(requests);
  }

  private boolean isCheckDue() {
    var interval = connector.options.healthCheckInterval;
    return state == State.READY
        && interval != null
        && link.idle() > interval.toNanos()
        && link.pending() == 0;
  }

  /** Asks whether the server is there; what is called meanwhile waits for the answer. */
  private void check() {
    checking = true;
    link.send(new Check());
  }

  /** A PING, which no other connection needs. */
  private final class Check extends Request.Unheard {
    Check() {
      super(PING, PING.head());
    }

    @Override
    void answered(@Nullable Object tree) {
      checking = false;
      drain();
    }

    @Override
    boolean isStuck() {
      return true;
    }
  }

  void send(Request request) {
    if (state == State.READY && connector.options.healthCheckInterval == null) link.send(request);
    else sendAll(List.of(request));
  }

  private void enqueue(List<Request> requests) {
    if (state == State.CLOSED) {
      requests.forEach(each -> each.failed(ClientCore.closed()));
      return;
    }
    waiting.addAll(requests);
    if (state == State.IDLE) connect();
  }

  private void connect() {
    state = State.CONNECTING;
    connecting =
        home.port()
            .loop()
            .createTask(
                async(this::tryToConnect),
                TaskOptions.defaults().name("redis connect " + connector.address()));
  }

  private void tryToConnect() {
    try {
      var made = connect(connector, this::lost);
      if (state == State.CLOSED) {
        made.close();
        return;
      }
      link = made;
      made.onLess = room::look;
      state = State.READY;
      connecting = null;
      drain();
    } catch (RedisException e) {
      giveUp(e);
    } catch (CancelledError e) {
      giveUp(
          new RedisConnectionException(
              "Connecting to %s was cancelled".formatted(connector.address()), e));
      throw e;
    } catch (RuntimeException e) { // of a source of credentials, or a hook
      giveUp(failed(e));
    } catch (Throwable e) { // of the same: those who wait must not wait for ever
      giveUp(failed(e));
      throw e;
    }
  }

  private RedisConnectionException failed(Throwable e) {
    return new RedisConnectionException(
        "Connecting to %s failed: %s".formatted(connector.address(), e), e);
  }

  /** Connects as often as the policy says; a password that is wrong stays so. */
  static Link connect(Connector connector, RedisConnection.OnLost onLost) {
    var policy = connector.options.retry;
    for (int attempt = 0; ; attempt++) {
      try {
        return connector.connect(onLost);
      } catch (AuthenticationException
          | AuthorizationException
          | InvalidResponseException
          | ResponseException e) {
        throw e;
      } catch (RedisException e) {
        if (attempt >= policy.retries()) throw e;
      }
      await(sleep(policy.delay(attempt)));
    }
  }

  private void drain() {
    var all = new ArrayList<>(waiting);
    waiting.clear();
    link.sendAll(all);
  }

  private void giveUp(RedisException why) {
    connecting = null;
    if (state == State.CONNECTING) state = State.IDLE;
    failWaiting(why);
    room.look();
  }

  private void lost(List<Request> unwritten, List<Request> written, RedisException why) {
    if (state != State.READY) { // in the handshake, whose own end tells why; or closed
      RedisConnection.OnLost.fail(unwritten, written, why);
      return;
    }
    state = State.IDLE;
    link = null;
    checking = false;
    var again = new ArrayList<Request>();
    for (var each : written)
      if (mayRepeat(each, why)) again.add(each);
      else each.failed(unknown(each, why));
    for (var each : unwritten)
      if (each.isStuck()) each.failed(unknown(each, why));
      else again.add(each);
    if (!again.isEmpty() || !waiting.isEmpty()) enqueue(again);
    room.look();
  }

  private boolean mayRepeat(Request request, RedisException why) {
    if (request.givenUp() || request.isStuck() || request.sent > connector.options.retry.retries())
      return false;
    if (connector.options.retry.covers(why)) return true;
    if (connector.options.retryOnError.stream().anyMatch(each -> each.isInstance(why))) return true;
    return request.spec.readOnly() && why instanceof RedisConnectionException;
  }

  private static RedisException unknown(Request request, RedisException why) {
    if (!(why instanceof RedisConnectionException)) return why;
    return new OutcomeUnknownException(
        "%s; the outcome of '%s' is unknown: ask, or have it sent again by retry(…).on(RedisConnectionException.class)"
            .formatted(why.getMessage(), request),
        why);
  }

  /** Drops the connection; the next command makes another. */
  void disconnect() {
    if (link != null) link.close();
  }

  void close() {
    state = State.CLOSED;
    if (connecting != null) connecting.cancel("the client is closed");
    if (link != null) link.close();
    failWaiting(ClientCore.closed());
    room.close(ClientCore.closed());
  }

  private void failWaiting(RedisException why) {
    var all = new ArrayList<>(waiting);
    waiting.clear();
    all.forEach(each -> each.failed(why));
  }

  @Override
  public String toString() {
    return "<%s %s pending=%d>"
        .formatted(connector.address(), state.name().toLowerCase(java.util.Locale.ROOT), pending());
  }

  /** Waits until no reply is owed, at most so long. */
  void settle(Duration limit) {
    long end = home.port().nanoTime() + limit.toNanos();
    while (pending() > 0 && state != State.CLOSED && home.port().nanoTime() < end)
      await(sleep(Duration.ofMillis(1)));
  }
}
