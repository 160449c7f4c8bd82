package dev.asyncio4j.transports;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ProtocolFamily;
import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.List;
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
 * var options = DatagramOptions.defaults().remoteAddress("localhost", 9999);
 * }</pre>
 *
 * @param localAddress the address to receive on; null: the system chooses
 * @param remoteAddress the only address to send to and receive from; null: any
 * @param family the only family of addresses that is used; null: any
 * @param reusePort whether the port is shared
 * @param allowBroadcast whether broadcasts may be sent
 * @param multicastGroups the groups to join
 */
public record DatagramOptions(
    @Nullable SocketAddress localAddress,
    @Nullable SocketAddress remoteAddress,
    @Nullable ProtocolFamily family,
    boolean reusePort,
    boolean allowBroadcast,
    List<MulticastGroup> multicastGroups) {
  private static final DatagramOptions DEFAULTS =
      new DatagramOptions(null, null, null, false, false, List.of());

  /**
   * Copies the groups; {@link #defaults()} and the withers read better.
   *
   * @param localAddress or null
   * @param remoteAddress or null
   * @param family or null
   * @param reusePort true to share it
   * @param allowBroadcast true to allow them
   * @param multicastGroups copied
   */
  public DatagramOptions {
    multicastGroups = List.copyOf(multicastGroups);
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
    return new DatagramOptions(
        address, remoteAddress, family, reusePort, allowBroadcast, multicastGroups);
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
    return new DatagramOptions(
        localAddress, address, family, reusePort, allowBroadcast, multicastGroups);
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
    return new DatagramOptions(
        localAddress, remoteAddress, family, reusePort, allowBroadcast, multicastGroups);
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
    return new DatagramOptions(
        localAddress, remoteAddress, family, share, allowBroadcast, multicastGroups);
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
    return new DatagramOptions(
        localAddress, remoteAddress, family, reusePort, allow, multicastGroups);
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
    var groups = new ArrayList<>(multicastGroups);
    groups.add(new MulticastGroup(address, via));
    return new DatagramOptions(
        localAddress, remoteAddress, family, reusePort, allowBroadcast, groups);
  }

  /**
   * A multicast group on an interface.
   *
   * @param address of the group
   * @param via the interface to join on
   */
  public record MulticastGroup(InetAddress address, NetworkInterface via) {
    /**
     * Checks the address.
     *
     * @param address of the group
     * @param via the interface to join on
     * @throws IllegalArgumentException if it is not a multicast address
     */
    public MulticastGroup {
      if (!address.isMulticastAddress()) {
        throw new IllegalArgumentException(address + " is not a multicast address");
      }
    }
  }
}
