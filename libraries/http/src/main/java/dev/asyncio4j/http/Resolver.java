package dev.asyncio4j.http;

import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.http.internal.SystemResolver;
import java.net.ProtocolFamily;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the addresses of hosts, for a {@link Connector}.
 *
 * <p><i>Python:</i> {@code aiohttp.abc.AbstractResolver}.
 *
 * <p><b>Thread and loop:</b> on the loop; it must not block.
 *
 * <pre>{@code
 * Connector pool = Connector.tcp(TcpOptions.defaults().resolver(Resolver.system()));
 * }</pre>
 */
public interface Resolver {
  /**
   * Finds addresses.
   *
   * <p><b>Cancellation:</b> ends the wait.
   *
   * @param host a name, or an address
   * @param port the port of the results
   * @param family the only family that is asked for; null: any
   * @return one address or more
   * @throws java.io.UncheckedIOException when awaited, if there are none
   */
  @CheckReturnValue
  Coroutine<List<ResolvedHost>> resolve(String host, int port, @Nullable ProtocolFamily family);

  /** Ends what it holds; called when its connector is closed. */
  default void close() {}

  /**
   * Returns the system's resolver, {@code EventLoop.getAddrInfo}.
   *
   * <p><i>Python:</i> {@code ThreadedResolver}.
   *
   * @return the resolver
   */
  static Resolver system() {
    return SystemResolver.INSTANCE;
  }
}
