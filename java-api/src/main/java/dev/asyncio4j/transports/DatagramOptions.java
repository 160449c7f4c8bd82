package dev.asyncio4j.transports;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ProtocolFamily;
import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Options of {@code createDatagramEndpoint}; each wither gives a changed copy.
 *
 * <p><i>Python:</i> the keyword arguments of {@code loop.create_datagram_endpoint}, and what is
 * done with {@code sock.setsockopt} there: multicast.
 *
 * <p><b>Thread and loop:</b> immutable, for any thread.
 *
 * <pre>{@code
 * DatagramOptions.defaults().remoteAddress("localhost", 9999)
 * }</pre>
 */
public final class DatagramOptions {
  private static final DatagramOptions DEFAULTS = new DatagramOptions(new Values());

  private final Values values;

  private DatagramOptions(Values values) {
    this.values = values;
  }

  /**
   * Returns the defaults: no address, no broadcast, no shared port.
   *
   * @return the defaults
   */
  public static DatagramOptions defaults() {
    return DEFAULTS;
  }

  /**
   * Sets the address to receive on.
   *
   * <p><i>Python:</i> {@code local_addr}.
   *
   * @param host a name, resolved off the loop, or an address; empty for all interfaces
   * @param port the port; 0 for any free one
   * @return a changed copy
   */
  public DatagramOptions localAddress(String host, int port) {
    return localAddress(InetSocketAddress.createUnresolved(host, port));
  }

  /**
   * Sets the address to receive on.
   *
   * <p><i>Python:</i> {@code local_addr}.
   *
   * @param address of this machine
   * @return a changed copy
   */
  public DatagramOptions localAddress(SocketAddress address) {
    var copy = new Values(values);
    copy.localAddress = address;
    return new DatagramOptions(copy);
  }

  /**
   * Connects the endpoint: it sends to this address and receives from it only.
   *
   * <p><i>Python:</i> {@code remote_addr}. With broadcast, it is only where to send to.
   *
   * @param host a name, resolved off the loop, or an address
   * @param port the port, 1 to 65535
   * @return a changed copy
   */
  public DatagramOptions remoteAddress(String host, int port) {
    return remoteAddress(InetSocketAddress.createUnresolved(host, port));
  }

  /**
   * Connects the endpoint: it sends to this address and receives from it only.
   *
   * <p><i>Python:</i> {@code remote_addr}. With broadcast, it is only where to send to.
   *
   * @param address of the peer
   * @return a changed copy
   */
  public DatagramOptions remoteAddress(SocketAddress address) {
    var copy = new Values(values);
    copy.remoteAddress = address;
    return new DatagramOptions(copy);
  }

  /**
   * Uses addresses of one family only; needed if no address is given.
   *
   * <p><i>Python:</i> {@code family}.
   *
   * @param family {@code StandardProtocolFamily.INET} or {@code INET6}
   * @return a changed copy
   */
  public DatagramOptions family(ProtocolFamily family) {
    var copy = new Values(values);
    copy.family = family;
    return new DatagramOptions(copy);
  }

  /**
   * Lets several sockets receive on the same port, where the system can do that.
   *
   * <p><i>Python:</i> {@code reuse_port}.
   *
   * @param share true to share the port
   * @return a changed copy
   */
  public DatagramOptions reusePort(boolean share) {
    var copy = new Values(values);
    copy.reusePort = share;
    return new DatagramOptions(copy);
  }

  /**
   * Allows to send to broadcast addresses.
   *
   * <p><i>Python:</i> {@code allow_broadcast}.
   *
   * @param allow true to allow it
   * @return a changed copy
   */
  public DatagramOptions allowBroadcast(boolean allow) {
    var copy = new Values(values);
    copy.allowBroadcast = allow;
    return new DatagramOptions(copy);
  }

  /**
   * Joins a multicast group, one more for each call; sends go out on the same interface.
   *
   * <p><i>Python:</i> {@code sock.setsockopt(IPPROTO_IP, IP_ADD_MEMBERSHIP, …)}.
   *
   * @param address of the group
   * @param via the interface to join on
   * @return a changed copy
   * @throws IllegalArgumentException if it is not a multicast address
   */
  public DatagramOptions multicastGroup(InetAddress address, NetworkInterface via) {
    if (!address.isMulticastAddress()) {
      throw new IllegalArgumentException(address + " is not a multicast address");
    }
    var copy = new Values(values);
    var groups = new ArrayList<>(values.multicastGroups);
    groups.add(new MulticastGroup(address, via));
    copy.multicastGroups = List.copyOf(groups);
    return new DatagramOptions(copy);
  }

  /** {@return the address to receive on; empty: the system chooses} */
  public Optional<SocketAddress> localAddress() {
    return Optional.ofNullable(values.localAddress);
  }

  /** {@return the only address to send to and receive from; empty: any} */
  public Optional<SocketAddress> remoteAddress() {
    return Optional.ofNullable(values.remoteAddress);
  }

  /** {@return the only family of addresses that is used; empty: any} */
  public Optional<ProtocolFamily> family() {
    return Optional.ofNullable(values.family);
  }

  /** {@return whether the port is shared} */
  public boolean isReusePort() {
    return values.reusePort;
  }

  /** {@return whether broadcasts may be sent} */
  public boolean isAllowBroadcast() {
    return values.allowBroadcast;
  }

  /** {@return the groups to join} */
  public List<MulticastGroup> multicastGroups() {
    return values.multicastGroups;
  }

  /**
   * A multicast group on an interface.
   *
   * @param address of the group
   * @param via the interface to join on
   */
  public record MulticastGroup(InetAddress address, NetworkInterface via) {}

  /** The settings: written before they are published in a final field, and never again. */
  private static final class Values {
    @Nullable SocketAddress localAddress;
    @Nullable SocketAddress remoteAddress;
    @Nullable ProtocolFamily family;
    boolean reusePort;
    boolean allowBroadcast;
    List<MulticastGroup> multicastGroups = List.of();

    Values() {}

    Values(Values from) {
      localAddress = from.localAddress;
      remoteAddress = from.remoteAddress;
      family = from.family;
      reusePort = from.reusePort;
      allowBroadcast = from.allowBroadcast;
      multicastGroups = from.multicastGroups;
    }
  }
}
