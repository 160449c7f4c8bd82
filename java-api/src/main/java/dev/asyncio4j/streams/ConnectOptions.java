package dev.asyncio4j.streams;

import java.net.SocketAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Options of {@code openConnection}; each wither gives a changed copy.
 *
 * <p><i>Python:</i> the keyword arguments of {@code asyncio.open_connection}.
 *
 * <p><b>Thread and loop:</b> immutable, for any thread.
 *
 * <pre>{@code
 * openConnection(host, port, ConnectOptions.defaults().limit(1 << 20))
 * }</pre>
 */
public final class ConnectOptions {
  private static final ConnectOptions DEFAULTS =
      new ConnectOptions(StreamLimits.DEFAULT_LIMIT, null);

  private final int limit;
  private final @Nullable SocketAddress localAddress;

  private ConnectOptions(int limit, @Nullable SocketAddress localAddress) {
    this.limit = limit;
    this.localAddress = localAddress;
  }

  /**
   * Returns asyncio's defaults: a limit of 64 KiB, and a local address that the system chooses.
   *
   * @return the defaults
   */
  public static ConnectOptions defaults() {
    return DEFAULTS;
  }

  /**
   * Sets the longest line, and half of what is buffered before reading pauses.
   *
   * <p><i>Python:</i> {@code limit}.
   *
   * @param bytes of a line, its end not counted
   * @return a changed copy
   * @throws IllegalArgumentException if {@code bytes} is 0 or less
   */
  public ConnectOptions limit(int bytes) {
    return new ConnectOptions(StreamLimits.checked(bytes), localAddress);
  }

  /**
   * Sets the address that the connection comes from.
   *
   * <p><i>Python:</i> {@code local_addr}.
   *
   * @param address of this machine; port 0 lets the system choose one
   * @return a changed copy
   */
  public ConnectOptions localAddress(SocketAddress address) {
    return new ConnectOptions(limit, address);
  }

  /**
   * Returns the longest line, in bytes.
   *
   * @return bytes
   */
  public int limit() {
    return limit;
  }

  /**
   * Returns the address that the connection comes from; empty: the system chooses.
   *
   * @return the address
   */
  public Optional<SocketAddress> localAddress() {
    return Optional.ofNullable(localAddress);
  }
}
