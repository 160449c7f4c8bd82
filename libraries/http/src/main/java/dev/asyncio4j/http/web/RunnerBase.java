package dev.asyncio4j.http.web;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.sleep;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.loop.EventLoop;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The order in which a server starts and ends.
 *
 * <pre>
 *   NEW --setup--> READY --cleanup--> CLOSED
 * </pre>
 */
abstract class RunnerBase implements BaseRunner {
  private enum State {
    NEW,
    READY,
    CLOSED
  }

  final RunnerOptions options;
  private final Set<Site> sites = new LinkedHashSet<>();
  private State state = State.NEW;
  private @Nullable WebServer server;

  RunnerBase(RunnerOptions options) {
    this.options = options;
  }

  /** Starts what answers. */
  abstract WebServer start(EventLoop loop) throws Exception;

  /** Tells what answers that the end has come; handlers still run. */
  abstract void shutdown() throws Exception;

  /** Frees what answers. */
  abstract void free() throws Exception;

  WebServer server() {
    if (server == null || state != State.READY) {
      throw new IllegalStateException("Call runner.setup() before making a site: " + this);
    }
    return server;
  }

  void register(Site site) {
    if (!sites.add(site)) {
      throw new IllegalStateException("Site " + site + " is already registered in runner " + this);
    }
  }

  void unregister(Site site) {
    sites.remove(site);
  }

  @Override
  public Coroutine<@Nullable Void> setup() {
    return async(
        () -> {
          if (state != State.NEW) {
            throw new IllegalStateException("a runner is set up once: " + this);
          }
          state = State.CLOSED; // unless it succeeds
          server = start(getRunningLoop());
          state = State.READY;
        });
  }

  @Override
  public Coroutine<@Nullable Void> cleanup() {
    return async(this::end);
  }

  private void end() throws Exception {
    var ending = server;
    if (state != State.READY || ending == null) return;
    state = State.CLOSED;
    var patience = options.shutdownTimeout();
    try {
      for (var site : List.copyOf(sites)) await(site.stop());
      await(sleep(Duration.ZERO)); // what has just been accepted is seen
      ending.preShutdown();
      shutdown();
    } catch (CancelledError hurried) {
      patience = Duration.ZERO;
      throw hurried;
    } finally {
      try {
        ending.shutdown(patience);
      } finally {
        free();
      }
    }
  }

  @Override
  public void close() {
    await(cleanup());
  }

  @Override
  public List<SocketAddress> addresses() {
    var addresses = new ArrayList<SocketAddress>();
    for (var site : sites) addresses.addAll(((SiteImpl) site).addresses());
    return addresses;
  }

  @Override
  public Set<Site> sites() {
    return Collections.unmodifiableSet(sites);
  }

  @Override
  public String toString() {
    return getClass().getSimpleName().replace("Impl", "")
        + "["
        + state
        + ", sites="
        + sites
        + ", "
        + server
        + "]";
  }
}
