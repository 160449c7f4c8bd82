package dev.asyncio4j.kafka;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A way to the broker that fails when it is told to, as networks do.
 *
 * <pre>
 *   PASSING ──cut──▶ CUT ──mend──▶ PASSING ──stall──▶ STALLED ──mend──▶ PASSING
 * </pre>
 */
final class Proxy {
  private enum State {
    PASSING,
    /** Connections are closed as soon as they are there. */
    CUT,
    /** Connections are accepted, and nothing comes of them. */
    STALLED
  }

  private final ServerSocket door;
  private final int target;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger calls = new AtomicInteger();

  /** The bytes of the broker that still pass before all connections break. */
  private final AtomicLong left = new AtomicLong(Long.MAX_VALUE);

  private volatile State state = State.PASSING;

  Proxy(int target) {
    this.target = target;
    try {
      door = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    start(this::accept);
  }

  int port() {
    return door.getLocalPort();
  }

  /** {@return the number of connections that were tried} */
  int calls() {
    return calls.get();
  }

  void cut() {
    state = State.CUT;
    breakAll();
  }

  /** Breaks all connections in the middle of an answer, once so many bytes have passed. */
  void breakAfter(int bytes) {
    left.set(bytes);
  }

  void stall() {
    state = State.STALLED;
  }

  /** Lets all pass again; what stood still is broken. */
  void mend() {
    var before = state;
    state = State.PASSING;
    if (before == State.STALLED) breakAll();
  }

  private void breakAll() {
    left.set(Long.MAX_VALUE);
    open.forEach(Proxy::close);
    open.clear();
  }

  private void accept() {
    while (true) {
      try {
        var caller = door.accept();
        calls.incrementAndGet();
        if (state == State.CUT) close(caller);
        else connect(caller);
      } catch (IOException e) {
        // the broker is down: the caller finds out
      }
    }
  }

  private void connect(Socket caller) throws IOException {
    open.add(caller);
    try {
      var broker = new Socket("127.0.0.1", target);
      open.add(broker);
      start(() -> pass(caller, broker, false));
      start(() -> pass(broker, caller, true));
    } catch (IOException e) {
      close(caller);
      throw e;
    }
  }

  private void pass(Socket from, Socket to, boolean answers) {
    var bytes = new byte[8_192];
    try {
      for (int n; (n = from.getInputStream().read(bytes)) > 0; ) {
        if (state == State.STALLED) continue;
        long most = answers ? left.getAndAdd(-n) : n;
        to.getOutputStream().write(bytes, 0, (int) Math.min(n, Math.max(0, most)));
        if (most < n) breakAll();
      }
    } catch (IOException e) {
      // it was broken
    } finally {
      close(from);
      close(to);
      open.remove(from);
      open.remove(to);
    }
  }

  private static void start(Runnable work) {
    var thread = new Thread(work, "proxy");
    thread.setDaemon(true);
    thread.start();
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // it is gone all the same
    }
  }
}
