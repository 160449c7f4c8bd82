package dev.asyncio4j.lowlevel;

import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.streams.ConnectOptions;
import dev.asyncio4j.streams.Server;
import dev.asyncio4j.streams.ServerOptions;
import dev.asyncio4j.transports.ConnectionProtocol;
import dev.asyncio4j.transports.DatagramOptions;
import dev.asyncio4j.transports.DatagramProtocol;
import dev.asyncio4j.transports.DatagramTransport;
import dev.asyncio4j.transports.Endpoint;
import dev.asyncio4j.transports.Transport;
import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;

/**
 * A network in place of the machine's: what a loop connects, listens and looks up goes there.
 *
 * <p><i>Python:</i> none. {@link LoopPort#network} gives it to a loop; {@code openConnection} and
 * {@code startServer} stand on it, too. Each method is called with arguments that the engine has
 * checked, and does what the method of {@link dev.asyncio4j.loop.Networking} of its kind promises.
 *
 * <p><b>Thread and loop:</b> on the turn of the loop that it was given to.
 */
public interface NetworkProvider {
  /**
   * Connects to a host.
   *
   * <p><b>Cancellation:</b> leaves no connection behind.
   *
   * @param <P> the type of the protocol
   * @param factory makes the protocol, once the peer has accepted
   * @param host a name or an address
   * @param port from 0 to 65,535
   * @param options of the connection
   * @return the transport, and the protocol that knows it
   */
  @CheckReturnValue
  <P extends ConnectionProtocol> Coroutine<Endpoint<Transport, P>> connect(
      Supplier<? extends P> factory, String host, int port, ConnectOptions options);

  /**
   * Listens.
   *
   * <p><b>Cancellation:</b> leaves no server behind.
   *
   * @param factory makes a protocol for each connection
   * @param hosts names or addresses; none: all addresses
   * @param port 0: any that is free
   * @param options of the server
   * @return the server
   */
  @CheckReturnValue
  Coroutine<Server> listen(
      Supplier<? extends ConnectionProtocol> factory,
      Collection<String> hosts,
      int port,
      ServerOptions options);

  /**
   * Opens an endpoint for datagrams.
   *
   * <p><b>Cancellation:</b> leaves no endpoint behind.
   *
   * @param <P> the type of the protocol
   * @param factory makes the protocol
   * @param options addresses
   * @return the transport, and the protocol that knows it
   */
  @CheckReturnValue
  <P extends DatagramProtocol> Coroutine<Endpoint<DatagramTransport, P>> datagrams(
      Supplier<? extends P> factory, DatagramOptions options);

  /**
   * Looks a name up.
   *
   * <p><b>Cancellation:</b> ends the wait.
   *
   * @param host a name or an address
   * @param port goes into each result
   * @return at least one address
   */
  @CheckReturnValue
  Coroutine<List<InetSocketAddress>> resolve(String host, int port);
}
