package dev.asyncio4j.memcached;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.currentTask;
import static dev.asyncio4j.Asyncio.timeout;

import dev.asyncio4j.exceptions.AsyncTimeoutException;
import dev.asyncio4j.lowlevel.DropWatch;
import dev.asyncio4j.lowlevel.LoopPort;
import dev.asyncio4j.lowlevel.Registration;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/** The part of a client in the loop that it is used in; it does not hold the client itself. */
final class Binding {
  /** The time that a close waits for replies, if there is no other limit. */
  private static final Duration GRACE = Duration.ofSeconds(5);

  final LoopPort port;
  final List<Pool> pools;

  /** Tells of a client that is dropped unclosed. */
  private final DropWatch watch;

  /** Closes a client that is still held when its loop ends, which is no fault. */
  private final Registration ending;

  Binding(LoopPort port, List<MemcachedOptions> servers, ClientImpl<?> client, String name) {
    this.port = port;
    pools = servers.stream().map(options -> new Pool(port, options)).toList();
    var own = pools;
    watch =
        DropWatch.watch(port.loop(), client, "Unclosed " + name, () -> own.forEach(Pool::close));
    ending = port.beforeClose(() -> async(this::close));
  }

  /** Throws where the client must not be closed. */
  void checkThread() {
    if (!port.isClosed() && !port.inTurn() && port.loop().isRunning())
      throw new IllegalStateException(
          "the client belongs to %s, which runs: close it there, not in thread '%s'"
              .formatted(port.loop(), Thread.currentThread().getName()));
  }

  /** Closes all connections: in a task once they owe nothing, elsewhere at once. */
  void close() {
    watch.settle();
    if (port.isClosed()) return;
    ending.close();
    for (var pool : pools) pool.refuseCalls();
    try {
      if (port.inTurn() && currentTask() != null) drain();
    } finally {
      for (var pool : pools) pool.close();
    }
  }

  private void drain() {
    var limit = Objects.requireNonNullElse(pools.get(0).options.timeout(), GRACE);
    try {
      timeout(
          limit,
          () -> {
            for (var pool : pools) pool.drain();
          });
    } catch (AsyncTimeoutException e) {
      // what is owed still fails now: the client is closed
    }
  }

  int pending() {
    return pools.stream().mapToInt(Pool::pending).sum();
  }

  int connections() {
    return pools.stream().mapToInt(Pool::connections).sum();
  }
}
