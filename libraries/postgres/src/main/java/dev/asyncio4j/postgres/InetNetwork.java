package dev.asyncio4j.postgres;

import java.net.InetAddress;

/**
 * An address of a host or a network; the types {@code inet} and {@code cidr}.
 *
 * @param address of four or sixteen bytes
 * @param prefix how many of its bits are the network's; 32 or 128 for a host
 */
public record InetNetwork(InetAddress address, int prefix) {
  /**
   * Returns the network of a host alone.
   *
   * @param host its address
   * @return with the prefix of a host
   */
  public static InetNetwork of(InetAddress host) {
    return new InetNetwork(host, host.getAddress().length * 8);
  }

  @Override
  public String toString() {
    var host = address.getHostAddress();
    return prefix == address.getAddress().length * 8 ? host : host + "/" + prefix;
  }
}
