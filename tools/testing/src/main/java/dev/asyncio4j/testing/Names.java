package dev.asyncio4j.testing;

import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The hosts of a network in memory, by name and by address. */
final class Names {
  private final Map<String, MemoryHost> hosts = new LinkedHashMap<>();

  MemoryHost host(String name) {
    var host = hosts.get(name);
    return host != null ? host : add(name, List.of(address(name, hosts.size() + 1)));
  }

  MemoryHost add(String name, List<InetAddress> addresses) {
    if (addresses.isEmpty())
      throw new IllegalArgumentException("host(\"" + name + "\"): give an address at least");
    if (hosts.containsKey(name))
      throw new IllegalArgumentException(
          "there is a host '" + name + "' already: " + hosts.get(name));
    for (var address : addresses)
      if (hostOf(address) != null)
        throw new IllegalArgumentException(address + " is an address of " + hostOf(address));
    var host = new MemoryHost(hosts.size(), name, List.copyOf(addresses));
    hosts.put(name, host);
    return host;
  }

  private static InetAddress address(String name, int number) {
    try {
      return InetAddress.getByAddress(
          name, new byte[] {10, 0, (byte) (number >> 8), (byte) number});
    } catch (UnknownHostException impossible) {
      throw new AssertionError("four bytes are an address", impossible);
    }
  }

  boolean has(MemoryHost host) {
    return hosts.get(host.name()) == host;
  }

  @Nullable MemoryHost hostOf(InetAddress address) {
    for (var host : hosts.values()) if (host.addresses().contains(address)) return host;
    return null;
  }

  /** {@return the addresses of a name, or the one that {@code host} is} */
  List<InetAddress> resolve(String host) {
    var known = hosts.get(host);
    if (known != null) return known.addresses();
    if (host.isEmpty() || host.equals("localhost"))
      return List.of(InetAddress.getLoopbackAddress());
    try {
      if (isLiteral(host)) return List.of(InetAddress.getByName(host));
    } catch (UnknownHostException notEven) {
      // told below
    }
    var text = "getaddrinfo() failed for '" + host + "': no host of " + this + " has that name";
    throw new UncheckedIOException(text, new UnknownHostException(host));
  }

  /** An address needs no look-up, which would ask the machine's own network. */
  private static boolean isLiteral(String host) {
    return host.indexOf(':') >= 0 || host.matches("[0-9.]+");
  }

  @Override
  public String toString() {
    return hosts.keySet().toString();
  }
}
