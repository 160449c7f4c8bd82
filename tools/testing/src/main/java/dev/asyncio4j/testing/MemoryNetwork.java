package dev.asyncio4j.testing;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.sleep;

import dev.asyncio4j.Body;
import dev.asyncio4j.ContextVar;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.loop.EventLoop;
import dev.asyncio4j.lowlevel.LoopPort;
import dev.asyncio4j.lowlevel.NetworkProvider;
import dev.asyncio4j.lowlevel.Registration;
import dev.asyncio4j.streams.ConnectOptions;
import dev.asyncio4j.streams.Server;
import dev.asyncio4j.streams.ServerOptions;
import dev.asyncio4j.transports.ConnectionProtocol;
import dev.asyncio4j.transports.DatagramOptions;
import dev.asyncio4j.transports.DatagramProtocol;
import dev.asyncio4j.transports.DatagramTransport;
import dev.asyncio4j.transports.Endpoint;
import dev.asyncio4j.transports.Transport;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The network in memory of one loop: its hosts, the links between them, and what is open. */
final class MemoryNetwork implements FakeNetwork, NetworkProvider {
  private final EventLoop loop = getRunningLoop();
  private final Random random;
  private final Names names = new Names();
  private final Map<List<Integer>, MemoryLink> links = new LinkedHashMap<>();
  private final Set<MemoryConnection> connections = new LinkedHashSet<>();
  private final Trail trace = Trail.create();
  private final ContextVar<MemoryHost> here;
  private final MemoryHost local;
  private @Nullable Registration installed;

  MemoryNetwork(long seed) {
    random = new Random(seed);
    local = names.host("local");
    here = ContextVar.create("host", local);
  }

  MemoryNetwork install() {
    installed = LoopPort.of(loop).network(this);
    return this;
  }

  @Override
  public void close() {
    if (installed != null) installed.close();
    connections.forEach(MemoryConnection::cut);
  }

  // -- as the test sets it
  // -------------------------------------------------------------------------

  @Override
  public Host local() {
    return local;
  }

  @Override
  public Host host(String name) {
    return names.host(name);
  }

  @Override
  public Host host(String name, InetAddress... addresses) {
    return names.add(name, List.of(addresses));
  }

  @Override
  public <T extends @Nullable Object> T on(Host host, Body<T> body) {
    var token = here.set(ours(host));
    try {
      return body.run();
    } catch (Exception error) {
      throw Places.<RuntimeException>sneaky(error);
    } finally {
      here.reset(token);
    }
  }

  @Override
  public Link link(Host a, Host b) {
    return linkOf(ours(a), ours(b)).towards(ours(b));
  }

  MemoryLink linkOf(MemoryHost a, MemoryHost b) {
    var key = List.of(Math.min(a.number, b.number), Math.max(a.number, b.number));
    return links.computeIfAbsent(key, it -> new MemoryLink(this, random, b));
  }

  private MemoryHost ours(Host host) {
    if (host instanceof MemoryHost ours && names.has(ours)) return ours;
    throw new IllegalArgumentException(host + " is a host of another network: ask this one for it");
  }

  @Override
  public void partition(Collection<Host> a, Collection<Host> b) {
    for (var one : a) for (var other : b) link(one, other).down();
    tell("partition of " + nameOf(a) + " and " + nameOf(b));
  }

  private static List<String> nameOf(Collection<Host> hosts) {
    return hosts.stream().map(Host::name).toList();
  }

  @Override
  public void heal() {
    tell("heal");
    links.values().forEach(MemoryLink::up);
  }

  @Override
  public List<Flow> flows() {
    var flows = new ArrayList<Flow>();
    for (var each : connections)
      flows.add(new Flow(each.left.address(), each.right.address(), each.fromLeft, each.fromRight));
    return flows;
  }

  @Override
  public Trail trace() {
    return trace;
  }

  // -- what happens
  // --------------------------------------------------------------------------------

  EventLoop loop() {
    return loop;
  }

  Names names() {
    return names;
  }

  MemoryHost here() {
    return here.get();
  }

  void tell(String what) {
    trace.add(Places.now() + ": " + what);
  }

  void tell(MemoryConnection connection, String what) {
    tell(connection.left.address() + " to " + connection.right.address() + " " + what);
  }

  void opened(MemoryConnection connection) {
    connections.add(connection);
    tell(connection, "connected");
  }

  void gone(MemoryConnection connection) {
    connections.remove(connection);
    tell(connection, "is over, " + connection.fromLeft + " and " + connection.fromRight + " bytes");
  }

  // -- as the loop sees it
  // -------------------------------------------------------------------------

  @Override
  public <P extends ConnectionProtocol> Coroutine<Endpoint<Transport, P>> connect(
      Supplier<? extends P> factory, String host, int port, ConnectOptions options) {
    return async(() -> new MemoryConnect<P>(this, factory, options).to(host, port));
  }

  @Override
  public Coroutine<Server> listen(
      Supplier<? extends ConnectionProtocol> factory,
      Collection<String> hosts,
      int port,
      ServerOptions options) {
    return async(
        () -> {
          if (options.tls() != null) throw noTls();
          var server = new MemoryServer(loop, here(), factory, addressesFor(hosts, port));
          tell(here().name() + " listens on " + server.sockets());
          if (options.startServing()) server.start();
          await(sleep(Duration.ZERO));
          return server;
        });
  }

  private List<InetSocketAddress> addressesFor(Collection<String> hosts, int port) {
    var addresses = new ArrayList<InetSocketAddress>();
    for (var host : hosts.isEmpty() ? List.of("0.0.0.0") : hosts)
      for (var ip : names.resolve(host))
        addresses.add(here().withPort(new InetSocketAddress(ip, port)));
    return addresses;
  }

  static UnsupportedOperationException noTls() {
    return new UnsupportedOperationException(
        "TLS needs a real socket: leave tls out under a FakeNetwork");
  }

  @Override
  public <P extends DatagramProtocol> Coroutine<Endpoint<DatagramTransport, P>> datagrams(
      Supplier<? extends P> factory, DatagramOptions options) {
    return async(
        () -> {
          P protocol = factory.get();
          var transport = new MemoryDatagrams(this, here(), protocol, options);
          await(transport.made());
          return new Endpoint<DatagramTransport, P>(transport, protocol);
        });
  }

  @Override
  public Coroutine<List<InetSocketAddress>> resolve(String host, int port) {
    return async(
        () -> {
          await(sleep(Duration.ZERO));
          return names.resolve(host).stream().map(it -> new InetSocketAddress(it, port)).toList();
        });
  }

  @Override
  public String toString() {
    return "<FakeNetwork " + names + " connections=" + connections.size() + ">";
  }
}
