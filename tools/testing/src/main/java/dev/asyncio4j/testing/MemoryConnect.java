package dev.asyncio4j.testing;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.staggeredRace;

import dev.asyncio4j.Context;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Future;
import dev.asyncio4j.exceptions.TaskGroupException;
import dev.asyncio4j.streams.ConnectOptions;
import dev.asyncio4j.transports.ConnectionProtocol;
import dev.asyncio4j.transports.Endpoint;
import dev.asyncio4j.transports.Protocol;
import dev.asyncio4j.transports.Transport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Connects to a host of the network in memory: the addresses one by one, or staggered. */
final class MemoryConnect<P extends ConnectionProtocol> {
  /** Stands in until the server has made its protocol; it is never called. */
  private static final ConnectionProtocol NONE_YET = new Protocol() {};

  private final MemoryNetwork network;
  private final Supplier<? extends P> factory;
  private final ConnectOptions options;
  private final MemoryHost from;
  private final List<UncheckedIOException> failures = new ArrayList<>();

  MemoryConnect(MemoryNetwork network, Supplier<? extends P> factory, ConnectOptions options) {
    this.network = network;
    this.factory = factory;
    this.options = options;
    from = network.here();
  }

  Endpoint<Transport, P> to(String host, int port) {
    if (options.tls() != null) throw MemoryNetwork.noTls();
    var addresses =
        network.names().resolve(host).stream().map(it -> new InetSocketAddress(it, port)).toList();
    var delay = options.happyEyeballsDelay();
    var connected = delay == null ? oneByOne(addresses) : sideBySide(addresses, delay);
    if (connected != null) return connected;
    if (options.allErrors()) throw new TaskGroupException("createConnection failed", failures);
    throw merged();
  }

  private UncheckedIOException merged() {
    var first = failures.get(0);
    var texts = failures.stream().map(Throwable::getMessage).distinct().toList();
    if (texts.size() == 1) return first;
    var text = "Multiple exceptions: " + String.join(", ", texts);
    return new UncheckedIOException(text, first.getCause());
  }

  private @Nullable Endpoint<Transport, P> oneByOne(List<InetSocketAddress> addresses) {
    for (var address : addresses) {
      try {
        return to(address);
      } catch (UncheckedIOException error) {
        failures.add(error);
      }
    }
    return null;
  }

  private @Nullable Endpoint<Transport, P> sideBySide(
      List<InetSocketAddress> addresses, Duration delay) {
    var all = new ArrayList<Endpoint<Transport, P>>();
    var starts = new ArrayList<Supplier<Coroutine<Endpoint<Transport, P>>>>();
    for (var address : addresses) starts.add(() -> async(() -> noted(address, all)));
    Endpoint<Transport, P> winner = null;
    try {
      winner = await(staggeredRace(starts, delay)).winner();
      return winner;
    } finally {
      for (var each : all) if (each != winner) each.transport().abort();
    }
  }

  private Endpoint<Transport, P> noted(
      InetSocketAddress address, List<Endpoint<Transport, P>> all) {
    try {
      var endpoint = to(address);
      all.add(endpoint);
      return endpoint;
    } catch (UncheckedIOException error) {
      failures.add(error);
      throw error;
    }
  }

  private Endpoint<Transport, P> to(InetSocketAddress address) {
    var host = hostOf(address.getAddress());
    var link = network.linkOf(from, host == null ? from : host);
    pass(link);
    var server = host == null ? null : host.serverAt(address);
    if (server == null || !server.isServing() || link.refuses(address.getPort())) {
      pass(link);
      network.tell(from.name() + " to " + address + " refused");
      throw failure(address, new ConnectException("Connection refused"));
    }
    return accepted(address, server, link);
  }

  private static UncheckedIOException failure(InetSocketAddress address, IOException why) {
    return new UncheckedIOException(
        "Connect call failed " + address + ": " + why.getMessage(), why);
  }

  private @Nullable MemoryHost hostOf(InetAddress address) {
    return address.isLoopbackAddress() ? from : network.names().hostOf(address);
  }

  /** Goes over the link, once; as long as it is down, attempts are lost and made again. */
  private static void pass(MemoryLink link) {
    while (!link.isUp()) await(link.waiting().park());
    await(sleep(Duration.ofNanos(link.nextLatency())));
    while (!link.isUp()) await(link.waiting().park());
  }

  private Endpoint<Transport, P> accepted(
      InetSocketAddress address, MemoryServer server, MemoryLink link) {
    P protocol = factory.get();
    var own = from.takeAddress(address.getAddress());
    var client = new MemoryConnection.End(own, protocol, Context.copyCurrent());
    var accepted = new MemoryConnection.End(address, NONE_YET, server.context.copy());
    var connection = new MemoryConnection(network.loop(), link, WaterMarks.HIGH, client, accepted);
    connection.rightGone = () -> server.detach(connection.right);
    connection.whenGone =
        () -> {
          link.remove(connection);
          from.free(own);
          network.gone(connection);
        };
    link.add(connection, server.host);
    server.attach(connection.right);
    network.opened(connection);
    connection.right.soon(() -> server.accept(connection.right));
    try {
      pass(link);
      Future<@Nullable Void> made = network.loop().createFuture();
      connection.left.soon(connection.left::start);
      connection.left.soon(
          () -> {
            if (!made.done()) made.setResult(null);
          });
      await(made);
      if (!connection.left.started) throw failure(address, new SocketException("Connection reset"));
    } catch (Throwable error) {
      connection.left.abort();
      throw error;
    }
    return new Endpoint<>(connection.left, protocol);
  }
}
