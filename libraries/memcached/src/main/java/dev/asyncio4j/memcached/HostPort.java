package dev.asyncio4j.memcached;

import java.util.Objects;

/**
 * The place of a server.
 *
 * <p><i>Python:</i> the pair {@code (host, port)}.
 *
 * @param host a name or an address, as clients of all languages must write it to share a ring
 * @param port 1 to 65535
 */
public record HostPort(String host, int port) {
  /**
   * Checks the values.
   *
   * @param host not empty
   * @param port 1 to 65535
   * @throws IllegalArgumentException if a value is out of these bounds
   */
  public HostPort {
    Objects.requireNonNull(host, "host");
    if (host.isEmpty()) throw new IllegalArgumentException("host must not be empty: name a server");
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException("port must be 1 to 65535, got " + port);
    }
  }

  @Override
  public String toString() {
    return host + ":" + port;
  }
}
