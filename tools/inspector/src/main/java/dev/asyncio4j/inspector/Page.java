package dev.asyncio4j.inspector;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.asyncio4j.inspector.InspectException.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A live page of a process: its tasks, who waits for whom, its loops, slow steps and where time
 * goes.
 *
 * <p><i>Python:</i> none. It listens on the loopback address only, and answers nobody who does not
 * know the token in its address, which only the one who started it is told: so nobody else of the
 * machine can read it, nor can a page of another site. It only reads. It ends by itself when nobody
 * has read it for some time.
 *
 * <p><b>Thread and loop:</b> runs on daemon threads of its own, never on a loop.
 *
 * <pre>{@code
 * try (Page page = Inspector.page(PageOptions.defaults())) {
 *   System.out.println(page.address());
 * }
 * }</pre>
 */
public final class Page implements AutoCloseable {
  private static final int THREADS = 32;
  private static final int TOKEN_BYTES = 16;
  private static final Map<String, String> FILES =
      Map.of(
          "", "text/html; charset=utf-8",
          "page.js", "text/javascript; charset=utf-8",
          "page.css", "text/css; charset=utf-8");

  private final Live live;
  private final PageOptions options;
  private final HttpServer server;
  private final ExecutorService threads;
  private final Thread looker;
  private final String token;
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile long readAt = System.nanoTime();

  Page(Live live, PageOptions options) {
    this.live = live;
    this.options = options;
    var random = new byte[TOKEN_BYTES];
    new SecureRandom().nextBytes(random);
    token = HexFormat.of().formatHex(random);
    try {
      var loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
      server = HttpServer.create(new InetSocketAddress(loopback, options.port()), 0);
    } catch (IOException error) {
      live.close();
      throw new UncheckedIOException("The page cannot listen on port " + options.port(), error);
    }
    var number = new AtomicInteger();
    threads =
        Executors.newFixedThreadPool(
            THREADS, task -> daemon(task, "asyncio4j-page-" + number.incrementAndGet()));
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
    looker = daemon(this::lookOn, "asyncio4j-page");
    looker.start();
  }

  private static Thread daemon(Runnable task, String name) {
    var thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }

  /** {@return where it is, with the token that lets its reader in: keep it to yourself} */
  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/" + token + "/");
  }

  Live live() {
    return live;
  }

  /** Looks at the process again and again, until that or the page ends. */
  private void lookOn() {
    try {
      while (!closed.await(options.refresh().toMillis(), TimeUnit.MILLISECONDS)) {
        if (System.nanoTime() - readAt > options.idleAfter().toNanos()) break;
        if (look()) continue;
        closed.await(options.idleAfter().toMillis(), TimeUnit.MILLISECONDS);
        break;
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } finally {
      close(); // who awaits the end does not wait for a thread that is gone
    }
  }

  /** {@return whether the process can be looked at again} */
  private boolean look() {
    try {
      live.look();
      return true;
    } catch (InspectException error) {
      if (error.reason() == Reason.NO_PROCESS) live.ended(error.getMessage());
      else live.failed(error.getMessage());
      return error.reason() != Reason.NO_PROCESS;
    } catch (RuntimeException error) {
      live.ended(error.toString());
      return false;
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var headers = exchange.getResponseHeaders();
      headers.set("Cache-Control", "no-store");
      headers.set(
          "Content-Security-Policy",
          "default-src 'self'; img-src 'self' data:; frame-ancestors 'none'");
      headers.set("Referrer-Policy", "no-referrer");
      headers.set("X-Content-Type-Options", "nosniff");
      if (!isAllowed(exchange)) send(exchange, 403, "text/plain", text("forbidden"));
      else if (!exchange.getRequestMethod().equals("GET"))
        send(exchange, 405, "text/plain", text("the page only reads: GET"));
      else route(exchange);
    }
  }

  /** Refuses who does not know the token, and browsers that another site has sent. */
  private boolean isAllowed(HttpExchange exchange) {
    var own = "127.0.0.1:" + server.getAddress().getPort();
    var origin = exchange.getRequestHeaders().getFirst("Origin");
    return exchange.getRequestURI().getRawPath().startsWith("/" + token + "/")
        && own.equals(exchange.getRequestHeaders().getFirst("Host"))
        && (origin == null || origin.equals("http://" + own));
  }

  private void route(HttpExchange exchange) throws IOException {
    readAt = System.nanoTime();
    var file = exchange.getRequestURI().getRawPath().substring(token.length() + 2);
    var frame = live.frame();
    if (file.equals("state")) {
      exchange.getResponseHeaders().set("Version", Long.toString(frame.version()));
      send(exchange, 200, "application/json", frame.state());
    } else if (file.equals("tasks")) {
      exchange.getResponseHeaders().set("Version", Long.toString(frame.version()));
      send(exchange, 200, "application/json", frame.tasks());
    } else if (FILES.containsKey(file)) {
      send(exchange, 200, FILES.get(file), resource(file.isEmpty() ? "page.html" : file));
    } else {
      send(exchange, 404, "text/plain", text("no such thing"));
    }
  }

  private static byte[] resource(String name) throws IOException {
    try (var in = Page.class.getResourceAsStream(name)) {
      if (in == null) throw new IOException("the resource " + name + " is missing in this jar");
      return in.readAllBytes();
    }
  }

  private static void send(HttpExchange exchange, int status, String type, byte[] body)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Waits until the page has ended, by itself or by {@link #close}.
   *
   * @throws InterruptedException if the thread is interrupted
   */
  public void awaitEnd() throws InterruptedException {
    closed.await();
  }

  @Override
  public synchronized void close() {
    if (closed.getCount() == 0) return;
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
    live.close();
  }

  @Override
  public String toString() {
    var state = closed.getCount() == 0 ? "closed" : "open";
    return "<Page " + state + " port=" + server.getAddress().getPort() + ">"; // never the token
  }
}
