package dev.asyncio4j.memcached;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.timeout;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Task;
import dev.asyncio4j.TaskOptions;
import dev.asyncio4j.exceptions.AsyncTimeoutException;
import dev.asyncio4j.streams.ConnectOptions;
import dev.asyncio4j.transports.Endpoint;
import dev.asyncio4j.transports.Protocol;
import dev.asyncio4j.transports.Transport;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A connection, the requests that wait to be sent on it, and those whose replies it owes.
 *
 * <pre>
 *               made             lost, out of step, silent, closed
 *   CONNECTING ──────▶ OPEN ──────────────────────────────────────▶ CLOSED
 *       │             refused, too slow, closed                       ▲
 *       └─────────────────────────────────────────────────────────────┘
 * </pre>
 */
final class Link implements Protocol, Replies.Sink {
  private enum State {
    CONNECTING,
    OPEN,
    CLOSED
  }

  private final Pool pool;
  private final Replies replies = new Replies(this);
  private final Silence silence;

  /**
   * Requests not sent yet: nobody connected, the transport has paused, or the pass has not ended.
   */
  private final ArrayDeque<Request> queued = new ArrayDeque<>();

  /** Sent; replies come in this order. */
  private final ArrayDeque<Request> owed = new ArrayDeque<>();

  private State state = State.CONNECTING;
  private @Nullable Task<?> connecting;
  private @Nullable Transport transport;
  private @Nullable Output output;
  private boolean paused;
  private boolean flushing;

  /** True while requests come one by one: then none waits for the end of the pass. */
  private boolean lone = true;

  Link(Pool pool) {
    this.pool = pool;
    silence = new Silence(pool.port, pool.options.timeout(), () -> !owed.isEmpty(), this::silent);
    pool.port.execute(this::connect); // in no context, for it outlives the task that calls
  }

  private void connect() {
    if (state != State.CONNECTING) return;
    var options = TaskOptions.defaults().name("memcached-connect-" + pool.place);
    connecting = pool.port.loop().createTask(async(this::open), options);
  }

  private void open() {
    try {
      timeout(pool.options.connectTimeout(), () -> await(connection()));
    } catch (AsyncTimeoutException e) {
      var message =
          "no connection to %s in %s".formatted(pool.place, pool.options.connectTimeout());
      notConnected(() -> new MemcachedTimeoutException(message));
    } catch (UncheckedIOException e) {
      var message = "no connection to " + pool.place + ": " + e.getCause().getMessage();
      notConnected(() -> new MemcachedConnectionException(message, e.getCause()));
    } catch (RuntimeException e) {
      notConnected(() -> lost("connecting ended with " + e, null));
    } catch (Error e) {
      notConnected(() -> lost("connecting ended with " + e, null));
      throw e;
    }
  }

  private void notConnected(Supplier<? extends RuntimeException> error) {
    connecting = null; // ends by itself
    end(error);
  }

  private Coroutine<Endpoint<Transport, Link>> connection() {
    var options = pool.options;
    var connect = ConnectOptions.defaults();
    var tls = options.tls();
    if (tls != null) connect = connect.tls(tls);
    var loop = pool.port.loop();
    var path = options.path();
    if (path != null) return loop.createUnixConnection(() -> this, path, connect);
    return loop.createConnection(() -> this, options.host(), options.port(), connect);
  }

  @Override
  public void connectionMade(Transport made) {
    transport = made;
    if (state == State.CLOSED) {
      made.abort();
      return;
    }
    state = State.OPEN;
    output = new Output(made);
    flush();
  }

  /** {@return how many replies it owes, or will owe} */
  int load() {
    return queued.size() + owed.size();
  }

  /** {@return whether somebody waits for a reply of it} */
  boolean isAwaited() {
    return Stream.concat(owed.stream(), queued.stream()).anyMatch(Request::isWanted);
  }

  boolean isOpen() {
    return state == State.OPEN;
  }

  /** {@return the lookup that a get can join; null if there is none} */
  @Nullable SharedGet sharedGet() {
    return queued.peekLast() instanceof SharedGet last && last.hasRoom() ? last : null;
  }

  void send(Request request) {
    request.link = this;
    queued.add(request);
    if (state != State.OPEN || flushing) return;
    if (lone && owed.isEmpty() && queued.size() == 1) {
      flush();
      return;
    }
    flushing = true;
    pool.port.execute(this::flush);
  }

  private void flush() {
    flushing = false;
    var out = output;
    if (state != State.OPEN || out == null) return;
    if (owed.isEmpty()) silence.begin();
    int calls = 0;
    while (!paused && !queued.isEmpty()) {
      var request = queued.remove();
      if (!request.isWanted()) {
        pool.ended(request);
        continue;
      }
      owed.add(request);
      request.write(out);
      calls += request.calls();
    }
    out.flush();
    lone = calls <= 1;
  }

  @Override
  public void pauseWriting() {
    paused = true;
  }

  @Override
  public void resumeWriting() {
    paused = false;
    flush();
  }

  @Override
  public void dataReceived(ByteBuffer data) {
    silence.broken();
    try {
      replies.feed(data);
    } catch (BadReply e) {
      outOfStep(e);
    }
  }

  private Request asking() {
    var first = owed.peek();
    if (first == null) throw BadReply.because("a reply to nothing");
    return first;
  }

  @Override
  public void begin(Key key) {
    asking().begin(key);
  }

  @Override
  public void item(Key key, Item item) {
    asking().item(key, item);
  }

  @Override
  public void line(String line) {
    var request = asking();
    if (!isRefusal(line)) {
      if (!request.line(line)) return;
      over(request);
      return;
    }
    boolean inStep = request.refuse(line);
    over(request);
    if (!inStep) throw BadReply.after(line);
  }

  private static boolean isRefusal(String line) {
    return line.startsWith("ERROR")
        || line.startsWith("SERVER_ERROR")
        || line.startsWith("CLIENT_ERROR");
  }

  private void over(Request request) {
    owed.remove();
    pool.ended(request);
  }

  /** Ends the connection: whom the next bytes are for cannot be known any more. */
  private void outOfStep(BadReply why) {
    var first = owed.peek();
    if (first != null && !why.told) {
      var text = why.message() + " from " + pool.place + "; the connection was closed";
      first.fail(() -> new MemcachedException(text, why.line));
    }
    endButKeepQueued(() -> lost("connection closed after " + why.message(), null));
  }

  private void silent() {
    var message =
        "%s sent nothing for %s, and owed %d replies"
            .formatted(pool.place, pool.options.timeout(), owed.size());
    end(() -> new MemcachedTimeoutException(message));
  }

  @Override
  public void connectionLost(@Nullable Throwable error) {
    var cause = error instanceof IOException io ? io : eof(error);
    endButKeepQueued(() -> lost("connection lost: " + cause.getMessage(), cause));
  }

  private static IOException eof(@Nullable Throwable error) {
    if (error instanceof UncheckedIOException unchecked) return unchecked.getCause();
    return error == null
        ? new EOFException("the server closed the connection")
        : new IOException(error.getMessage(), error);
  }

  private MemcachedConnectionException lost(String what, @Nullable IOException cause) {
    return new MemcachedConnectionException(pool.place + ": " + what, cause);
  }

  /** Ends the connection; what was not sent goes to another one. */
  private void endButKeepQueued(Supplier<? extends RuntimeException> error) {
    var unsent = List.copyOf(queued);
    queued.clear();
    end(error);
    for (var request : unsent) pool.sendAgain(request);
  }

  /** Ends the connection, and all calls that wait for it; the second time does nothing. */
  void end(Supplier<? extends RuntimeException> error) {
    if (state == State.CLOSED) return;
    state = State.CLOSED;
    pool.gone(this);
    silence.end();
    if (connecting != null) connecting.cancel();
    if (transport != null) transport.abort();
    owed.addAll(queued);
    queued.clear();
    for (var request = owed.poll(); request != null; request = owed.poll()) {
      request.fail(error);
      pool.ended(request);
    }
  }

  /** Ends a connection that owes nothing, in order. */
  void close() {
    var open = transport;
    transport = null;
    if (open != null) open.close();
    end(() -> lost("client is closed", null));
  }
}
