package dev.asyncio4j.http.web;

import static dev.asyncio4j.Asyncio.await;

import dev.asyncio4j.Asyncio;
import dev.asyncio4j.Task;
import dev.asyncio4j.WaitOptions;
import dev.asyncio4j.http.wire.HeadLimits;
import dev.asyncio4j.loop.EventLoop;
import dev.asyncio4j.lowlevel.LoopPort;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The connections of a runner, from all of its sites, and what they share. */
final class WebServer {
  /** The part that answers requests. */
  interface Answer {
    @Nullable StreamResponse to(RequestImpl request) throws Exception;
  }

  private final EventLoop loop;
  private final LoopPort port;
  private final RunnerOptions options;
  private final HeadLimits limits;
  private final Answer answer;
  private final long clientMaxSize;
  private final AccessLog access;
  private final Set<ServerConnection> connections = new LinkedHashSet<>();
  private boolean shuttingDown;

  WebServer(EventLoop loop, RunnerOptions options, long clientMaxSize, Answer answer) {
    this.loop = loop;
    this.options = options;
    this.clientMaxSize = clientMaxSize;
    this.answer = answer;
    port = LoopPort.of(loop);
    limits = new HeadLimits(options.maxLineSize(), options.maxFieldSize(), options.maxHeaders());
    access = new AccessLog(options);
  }

  EventLoop loop() {
    return loop;
  }

  LoopPort port() {
    return port;
  }

  RunnerOptions options() {
    return options;
  }

  HeadLimits limits() {
    return limits;
  }

  long clientMaxSize() {
    return clientMaxSize;
  }

  AccessLog access() {
    return access;
  }

  @Nullable StreamResponse handle(RequestImpl request) throws Exception {
    return answer.to(request);
  }

  void add(ServerConnection connection) {
    connections.add(connection);
    if (shuttingDown) connection.close();
  }

  void remove(ServerConnection connection) {
    connections.remove(connection);
  }

  /** True if replies say that they are the last. */
  boolean isShuttingDown() {
    return shuttingDown;
  }

  /** Closes the connections without a request; the others close after theirs. */
  void preShutdown() {
    shuttingDown = true;
    for (var connection : List.copyOf(connections)) connection.closeIfIdle();
  }

  /**
   * Waits for the handlers, cancels those that take too long, and closes every connection.
   *
   * <p><b>Cancellation:</b> cancels the handlers, and closes at once.
   */
  void shutdown(Duration timeout) {
    shuttingDown = true;
    try {
      try {
        finish(timeout);
      } finally {
        for (var task : tasks()) task.cancel("the server shuts down");
      }
      finish(timeout);
    } finally {
      for (var connection : List.copyOf(connections)) connection.abort();
    }
  }

  private void finish(Duration timeout) {
    var tasks = tasks();
    if (!tasks.isEmpty()) await(Asyncio.wait(tasks, WaitOptions.defaults().timeout(timeout)));
  }

  private List<Task<?>> tasks() {
    var tasks = new ArrayList<Task<?>>();
    for (var connection : connections) {
      var exchange = connection.exchange();
      if (exchange != null && exchange.isStarted()) tasks.add(exchange.task());
    }
    return tasks;
  }

  @Override
  public String toString() {
    return "WebServer["
        + connections.size()
        + " connections"
        + (shuttingDown ? ", shutting down" : "")
        + "]";
  }
}
