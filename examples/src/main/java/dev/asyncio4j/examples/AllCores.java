package dev.asyncio4j.examples;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.signals;

import dev.asyncio4j.loop.LoopThread;
import dev.asyncio4j.streams.Server;
import dev.asyncio4j.streams.ServerOptions;
import dev.asyncio4j.transports.Protocol;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * A server on all cores: a loop for each, with a server of its own on one port that they share. The
 * kernel gives each connection to one of them, where it stays. Python: {@code all_cores.py}, with
 * processes; Kotlin: {@code AllCores.kt}.
 */
public final class AllCores implements AutoCloseable {
  private static final Duration GRACE = Duration.ofSeconds(5);

  private final List<Core> cores = new ArrayList<>();

  /** The port that all listen on. */
  final int port;

  /** Starts the loops and their servers; with port 0 the first takes a free one for all. */
  AllCores(int count, int port) {
    int shared = port;
    for (int i = 0; i < count; i++) {
      var core = new Core("core-" + i);
      cores.add(core);
      core.listen(shared);
      shared = core.server.port();
    }
    this.port = shared;
  }

  /** The number of connections that each loop has had. */
  List<Integer> connections() {
    return cores.stream().map(core -> core.connections).toList();
  }

  /** Stops all at once: each lets its clients end for a while, then its tasks. */
  @Override
  public void close() {
    var closing = cores.stream().map(core -> core.loop.submit(core.server.close(GRACE))).toList();
    closing.forEach(CompletableFuture::join);
    var stopping = cores.stream().map(core -> core.loop.stop(GRACE)).toList();
    stopping.forEach(CompletableFuture::join);
  }

  /** One loop, its thread and its server: it shares nothing with the others. */
  private static final class Core {
    final LoopThread loop;
    private Server server;
    private volatile int connections; // written on its own loop

    Core(String name) {
      loop = LoopThread.start(name);
    }

    void listen(int port) {
      var options = ServerOptions.defaults().reusePort(true);
      server =
          loop.call(
              () -> await(getRunningLoop().createServer(this::serve, "127.0.0.1", port, options)));
    }

    private Protocol serve() {
      connections++;
      return new LineServer.Capitals();
    }
  }

  /**
   * Serves until the process is told to end: {@code AllCores PORT}; without a port it shows how.
   */
  public static void main(String[] args) {
    int cores = Math.max(2, Runtime.getRuntime().availableProcessors());
    int port = args.length == 0 ? 0 : Integer.parseInt(args[0]);
    try (var server = new AllCores(cores, port)) {
      if (args.length == 0) run(async(() -> LineServer.client(server.port)));
      else run(async(AllCores::untilTold));
    }
    System.out.println("closed");
  }

  private static void untilTold() {
    try (var signals = signals("TERM", "INT")) {
      await(signals.next());
    }
  }
}
