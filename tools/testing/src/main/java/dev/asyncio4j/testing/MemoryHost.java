package dev.asyncio4j.testing;

import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A machine of the network in memory: its addresses, and what is bound to its ports. */
final class MemoryHost implements FakeNetwork.Host {
  private static final int FIRST_FREE_PORT = 49_152;
  private static final int LAST_PORT = 65_535;

  final int number;
  private final String name;
  private final List<InetAddress> addresses;
  private final Map<InetSocketAddress, MemoryServer> servers = new HashMap<>();
  private final Map<InetSocketAddress, MemoryDatagrams> datagrams = new HashMap<>();

  /** The ports from which this host has connected. */
  private final Set<Integer> outgoing = new HashSet<>();

  private int nextPort = FIRST_FREE_PORT;

  MemoryHost(int number, String name, List<InetAddress> addresses) {
    this.number = number;
    this.name = name;
    this.addresses = addresses;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public List<InetAddress> addresses() {
    return addresses;
  }

  boolean has(InetAddress address) {
    return address.isLoopbackAddress() || addresses.contains(address);
  }

  /** {@return the host's own address for a connection to {@code peer}, with a port that is free} */
  InetSocketAddress newAddress(InetAddress peer) {
    return new InetSocketAddress(peer.isLoopbackAddress() ? peer : ownFor(peer), freePort());
  }

  /** {@return as {@link #newAddress}, for a connection: the port is in use until {@link #free}} */
  InetSocketAddress takeAddress(InetAddress peer) {
    var address = newAddress(peer);
    outgoing.add(address.getPort());
    return address;
  }

  void free(InetSocketAddress taken) {
    outgoing.remove(taken.getPort());
  }

  /** {@return the next port that nothing uses; after the last one the first comes again} */
  private int freePort() {
    for (int tried = FIRST_FREE_PORT; tried <= LAST_PORT; tried++) {
      int port = nextPort;
      nextPort = port == LAST_PORT ? FIRST_FREE_PORT : port + 1;
      if (isFree(port)) return port;
    }
    var text = "no free port on " + this + ": all are in use; close connections first";
    throw new UncheckedIOException(text, new BindException("Cannot assign requested address"));
  }

  private boolean isFree(int port) {
    return !outgoing.contains(port)
        && servers.keySet().stream().noneMatch(it -> it.getPort() == port)
        && datagrams.keySet().stream().noneMatch(it -> it.getPort() == port);
  }

  private InetAddress ownFor(InetAddress peer) {
    return addresses.stream()
        .filter(it -> it.getClass() == peer.getClass())
        .findFirst()
        .orElse(addresses.get(0));
  }

  /** {@return {@code address}, with a port that is free if it has none} */
  InetSocketAddress withPort(InetSocketAddress address) {
    return address.getPort() != 0
        ? address
        : new InetSocketAddress(address.getAddress(), freePort());
  }

  void bind(InetSocketAddress address, MemoryServer server) {
    checkFree(address, servers);
    servers.put(address, server);
  }

  void bind(InetSocketAddress address, MemoryDatagrams endpoint) {
    checkFree(address, datagrams);
    datagrams.put(address, endpoint);
  }

  private void checkFree(InetSocketAddress address, Map<InetSocketAddress, ?> bound) {
    var ip = address.getAddress();
    String why = null;
    if (!ip.isAnyLocalAddress() && !has(ip)) why = "Cannot assign requested address";
    else if (boundTo(address, bound) != null) why = "Address already in use";
    if (why == null) return;
    var text = "error while attempting to bind on address " + address + ": " + why;
    throw new UncheckedIOException(text, new BindException(why));
  }

  void unbind(InetSocketAddress address, Object bound) {
    servers.remove(address, bound);
    datagrams.remove(address, bound);
  }

  @Nullable MemoryServer serverAt(InetSocketAddress address) {
    return boundTo(address, servers);
  }

  @Nullable MemoryDatagrams datagramsAt(InetSocketAddress address) {
    return boundTo(address, datagrams);
  }

  /** Returns what is bound to the address itself, or to all addresses. */
  private static <T> @Nullable T boundTo(
      InetSocketAddress address, Map<InetSocketAddress, T> bound) {
    var own = bound.get(address);
    if (own != null) return own;
    for (var each : bound.entrySet()) {
      var any = each.getKey();
      if (any.getPort() == address.getPort() && any.getAddress().isAnyLocalAddress())
        return each.getValue();
    }
    return null;
  }

  @Override
  public String toString() {
    return "<Host " + name + " " + addresses + ">";
  }
}
