package dev.asyncio4j.redis;

/**
 * A node of a cluster.
 *
 * <p><i>Python:</i> {@code ClusterNode}.
 *
 * @param address where it is
 * @param primary whether it takes writes
 */
public record ClusterNode(HostPort address, boolean primary) {
  @Override
  public String toString() {
    return "<ClusterNode %s %s>".formatted(address, primary ? "primary" : "replica");
  }
}
