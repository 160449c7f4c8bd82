package dev.asyncio4j.redis;

/**
 * An address.
 *
 * @param host a name or an address
 * @param port the port
 */
public record HostPort(String host, int port) {
  @Override
  public String toString() {
    return host + ":" + port;
  }
}
