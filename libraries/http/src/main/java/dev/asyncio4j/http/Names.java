package dev.asyncio4j.http;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.currentTask;
import static dev.asyncio4j.Asyncio.shield;

import dev.asyncio4j.Task;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.http.TraceEvents.DnsCacheHit;
import dev.asyncio4j.http.TraceEvents.DnsCacheMiss;
import dev.asyncio4j.http.TraceEvents.DnsResolveEnd;
import dev.asyncio4j.http.TraceEvents.DnsResolveStart;
import dev.asyncio4j.http.internal.Hosts;
import dev.asyncio4j.loop.EventLoop;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The addresses of hosts, kept for a while; look-ups of one name at the same time are one. */
final class Names {
  private record Name(String host, int port) {}

  /** Addresses that are known; each use begins with the next one. */
  private static final class Known {
    final List<InetSocketAddress> addresses;
    final Duration since;

    Known(List<InetSocketAddress> addresses, Duration since) {
      this.addresses = new ArrayList<>(addresses);
      this.since = since;
    }

    List<InetSocketAddress> next() {
      List<InetSocketAddress> now = List.copyOf(addresses);
      Collections.rotate(addresses, -1);
      return now;
    }
  }

  private final EventLoop loop;
  private final TcpOptions options;
  private final Map<Name, Known> known = new LinkedHashMap<>();
  private final Map<Name, Task<List<InetSocketAddress>>> lookUps = new HashMap<>();
  private boolean closed;

  Names(EventLoop loop, TcpOptions options) {
    this.loop = loop;
    this.options = options;
  }

  /** Returns the addresses of a host, which may be one itself. */
  List<InetSocketAddress> addresses(String host, int port, Tracing tracing) throws Exception {
    if (Hosts.isAddress(host)) {
      return List.of(new InetSocketAddress(InetAddress.getByName(host), port));
    }
    Name name = new Name(host, port);
    if (options.useDnsCache) {
      Known there = known.get(name);
      if (there != null && !isOld(there)) {
        tracing.tell(DnsCacheHit.class, () -> new DnsCacheHit(host));
        return there.next();
      }
      known.remove(name);
      Task<List<InetSocketAddress>> running = lookUps.get(name);
      if (running != null) {
        tracing.tell(DnsCacheHit.class, () -> new DnsCacheHit(host));
        return result(running);
      }
      tracing.tell(DnsCacheMiss.class, () -> new DnsCacheMiss(host));
    }
    tracing.tell(DnsResolveStart.class, () -> new DnsResolveStart(host));
    Task<List<InetSocketAddress>> running = lookUps.get(name);
    if (running == null || !options.useDnsCache) running = start(name);
    List<InetSocketAddress> found = result(running);
    tracing.tell(DnsResolveEnd.class, () -> new DnsResolveEnd(host));
    return found;
  }

  /** Waits for a look-up; one that the session's close has cancelled fails who waits. */
  private List<InetSocketAddress> result(Task<List<InetSocketAddress>> lookUp) {
    try {
      List<InetSocketAddress> found = await(shield(lookUp));
      if (closed) throw Pool.connectorClosed();
      return found;
    } catch (CancelledError stopped) {
      boolean byClose = closed && lookUp.cancelled() && !isCancelled();
      if (byClose) throw Pool.connectorClosed();
      throw stopped;
    }
  }

  private static boolean isCancelled() {
    Task<?> task = currentTask();
    return task != null && task.cancelling() > 0;
  }

  private boolean isOld(Known addresses) {
    Duration life = options.dnsCacheTtl;
    return life != null && addresses.since.plus(life).compareTo(loop.time()) <= 0;
  }

  private Task<List<InetSocketAddress>> start(Name name) {
    Task<List<InetSocketAddress>> task =
        createTask(dev.asyncio4j.Asyncio.async(() -> lookUp(name)), "look up " + name.host());
    if (options.useDnsCache) {
      lookUps.put(name, task);
      task.addDoneCallback(
          done -> {
            lookUps.remove(name, task);
            if (!done.cancelled()) done.exception(); // told to who waits; nobody may wait any more
          });
    }
    return task;
  }

  private List<InetSocketAddress> lookUp(Name name) {
    List<InetSocketAddress> found = new ArrayList<>();
    for (ResolvedHost each :
        await(options.resolver.resolve(name.host(), name.port(), options.family))) {
      found.add(new InetSocketAddress(each.address(), each.port()));
    }
    if (found.isEmpty()) {
      throw new java.io.UncheckedIOException(
          new java.net.UnknownHostException(name.host() + ": the resolver gave no address"));
    }
    if (options.useDnsCache && !closed) {
      Known fresh = new Known(found, loop.time());
      Collections.rotate(fresh.addresses, -1);
      known.put(name, fresh);
      if (known.size() > options.dnsCacheMaxSize) known.remove(known.keySet().iterator().next());
    }
    return found;
  }

  void clear() {
    known.clear();
  }

  void clear(String host, int port) {
    known.remove(new Name(host, port));
  }

  void close() {
    closed = true;
    known.clear();
    lookUps.values().forEach(Task::cancel);
    options.resolver.close();
  }
}
