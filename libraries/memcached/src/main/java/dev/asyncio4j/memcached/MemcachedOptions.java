package dev.asyncio4j.memcached;

import dev.asyncio4j.transports.TlsOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The options of a {@link MemcachedClient}: where the server is, how many connections, which
 * limits.
 *
 * <p><i>Python:</i> the arguments of {@code aiomcache.Client}; {@code pool_size} is {@code
 * connections}. Immutable: each method returns a copy.
 *
 * <pre>{@code
 * var options = MemcachedOptions.defaults().host(host).port(port).timeout(Duration.ofSeconds(1));
 * try (var cache = MemcachedClient.create(options, FlagCodec.text())) {
 *   await(cache.set("greeting", "hello"));
 * }
 * }</pre>
 *
 * @param host a name or an address
 * @param port 1 to 65535
 * @param path the file of a unix socket, in place of host and port; null: TCP
 * @param tls the options of TLS; null: no TLS
 * @param connections how many connections there are at most, at least 1
 * @param timeout how long a server that owes replies may send nothing; null: no limit
 * @param connectTimeout how long a connection may take; null: no limit
 * @param maxPending how many calls may wait for their replies, at least 1; further ones wait
 * @param coalesceGets whether gets of one pass of the loop share one line
 */
public record MemcachedOptions(
    String host,
    int port,
    @Nullable Path path,
    @Nullable TlsOptions tls,
    int connections,
    @Nullable Duration timeout,
    @Nullable Duration connectTimeout,
    int maxPending,
    boolean coalesceGets) {
  private static final MemcachedOptions DEFAULTS =
      new MemcachedOptions(
          "127.0.0.1", 11211, null, null, 2, null, Duration.ofSeconds(5), 100_000, true);

  /**
   * Checks the values; {@link #defaults()} and the withers read better.
   *
   * @param host not empty
   * @param port 1 to 65535
   * @param path or null
   * @param tls or null
   * @param connections at least 1
   * @param timeout more than 0, or null
   * @param connectTimeout more than 0, or null
   * @param maxPending at least 1
   * @param coalesceGets true to share lines
   * @throws IllegalArgumentException if a value is out of its range
   */
  public MemcachedOptions {
    Objects.requireNonNull(new HostPort(host, port));
    requireOne("connections", connections);
    requireOne("maxPending", maxPending);
    requirePositive("timeout", timeout);
    requirePositive("connectTimeout", connectTimeout);
  }

  private static void requireOne(String option, int given) {
    if (given < 1) {
      throw new IllegalArgumentException(option + " must be at least 1, got " + given);
    }
  }

  private static void requirePositive(String option, @Nullable Duration given) {
    if (given != null && (given.isNegative() || given.isZero())) {
      throw new IllegalArgumentException(
          option + " must be more than 0, got " + given + ": use null for no limit");
    }
  }

  /**
   * Returns the defaults.
   *
   * @return 127.0.0.1:11211, two connections at most, 5 s to connect, 100,000 calls that wait, no
   *     limit for replies, gets that share lines
   */
  public static MemcachedOptions defaults() {
    return DEFAULTS;
  }

  /**
   * Returns a copy of these options with the host of the server.
   *
   * @param host a name or an address
   * @return the copy
   * @throws IllegalArgumentException if it is empty
   */
  public MemcachedOptions host(String host) {
    return place(host, port, path, tls);
  }

  /**
   * Returns a copy of these options with the port of the server.
   *
   * @param port 1 to 65535
   * @return the copy
   * @throws IllegalArgumentException if it is not
   */
  public MemcachedOptions port(int port) {
    return place(host, port, path, tls);
  }

  /**
   * Returns a copy of these options with a unix socket in place of host and port.
   *
   * @param path its file; null for TCP
   * @return the copy
   */
  public MemcachedOptions path(@Nullable Path path) {
    return place(host, port, path, tls);
  }

  /**
   * Returns a copy of these options with TLS.
   *
   * <p>Over a unix socket, {@link TlsOptions#serverHostname} must be given.
   *
   * @param tls its options; null for none
   * @return the copy
   */
  public MemcachedOptions tls(@Nullable TlsOptions tls) {
    return place(host, port, path, tls);
  }

  /**
   * Returns a copy of these options with a limit of connections to each server.
   *
   * <p><i>Python:</i> {@code pool_size}. There is one until 64 replies are owed on each.
   *
   * @param connections at least 1
   * @return the copy
   * @throws IllegalArgumentException if it is less than 1
   */
  public MemcachedOptions connections(int connections) {
    return limits(connections, timeout, connectTimeout, maxPending, coalesceGets);
  }

  /**
   * Returns a copy of these options with a limit for a server that owes replies and is silent.
   *
   * @param timeout from its last byte on; null for no limit
   * @return the copy
   * @throws IllegalArgumentException if it is 0 or less
   */
  public MemcachedOptions timeout(@Nullable Duration timeout) {
    return limits(connections, timeout, connectTimeout, maxPending, coalesceGets);
  }

  /**
   * Returns a copy of these options with a limit for connecting.
   *
   * @param timeout name resolution and TLS included; null for no limit
   * @return the copy
   * @throws IllegalArgumentException if it is 0 or less
   */
  public MemcachedOptions connectTimeout(@Nullable Duration timeout) {
    return limits(connections, this.timeout, timeout, maxPending, coalesceGets);
  }

  /**
   * Returns a copy of these options with a limit of calls that wait for replies of one server.
   *
   * @param calls at least 1; the next ones wait until there is room
   * @return the copy
   * @throws IllegalArgumentException if it is less than 1
   */
  public MemcachedOptions maxPending(int calls) {
    return limits(connections, timeout, connectTimeout, calls, coalesceGets);
  }

  /**
   * Returns a copy of these options that says whether gets of one pass share a line.
   *
   * @param share false to send a line for each {@code get}
   * @return the copy
   */
  public MemcachedOptions coalesceGets(boolean share) {
    return limits(connections, timeout, connectTimeout, maxPending, share);
  }

  private MemcachedOptions place(
      String host, int port, @Nullable Path path, @Nullable TlsOptions tls) {
    return new MemcachedOptions(
        host, port, path, tls, connections, timeout, connectTimeout, maxPending, coalesceGets);
  }

  private MemcachedOptions limits(
      int connections,
      @Nullable Duration timeout,
      @Nullable Duration connectTimeout,
      int maxPending,
      boolean coalesceGets) {
    return new MemcachedOptions(
        host, port, path, tls, connections, timeout, connectTimeout, maxPending, coalesceGets);
  }
}
