package dev.asyncio4j.loop;

import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.transports.DatagramOptions;
import dev.asyncio4j.transports.DatagramProtocol;
import dev.asyncio4j.transports.DatagramTransport;
import dev.asyncio4j.transports.Endpoint;
import java.nio.channels.DatagramChannel;
import java.util.function.Supplier;

/**
 * Datagrams: a part of {@link EventLoop}.
 *
 * <p>An exception of a protocol's callback is reported, and the endpoint stays open.
 */
public interface DatagramEndpoints {
  /**
   * Makes an endpoint that sends and receives datagrams over UDP.
   *
   * <p><i>Python:</i> {@code loop.create_datagram_endpoint(factory, **options)}. {@code
   * connectionMade} is called before the coroutine ends.
   *
   * <p><b>Cancellation:</b> the socket is closed.
   *
   * <pre>{@code
   * var options = DatagramOptions.defaults().localAddress("127.0.0.1", 9999);
   * var endpoint = await(loop.createDatagramEndpoint(() -> new DatagramProtocol() {}, options));
   * }</pre>
   *
   * @param <P> type of the protocol
   * @param factory makes the protocol
   * @param options local and remote address, broadcast, shared port, multicast
   * @return the coroutine to await
   * @throws java.io.UncheckedIOException when awaited, if the address cannot be used; it names it
   * @throws IllegalArgumentException when awaited, if there is neither an address nor a family
   */
  @CheckReturnValue
  <P extends DatagramProtocol> Coroutine<Endpoint<DatagramTransport, P>> createDatagramEndpoint(
      Supplier<? extends P> factory, DatagramOptions options);

  /**
   * Makes an endpoint of a channel that is set up already.
   *
   * <p><i>Python:</i> {@code loop.create_datagram_endpoint(factory, sock=sock)}.
   *
   * <p><b>Cancellation:</b> the channel is closed.
   *
   * @param <P> type of the protocol
   * @param factory makes the protocol
   * @param channel bound or connected; it becomes the transport's
   * @return the coroutine to await
   * @throws IllegalArgumentException when awaited, if the channel is closed or in use on this loop
   */
  @CheckReturnValue
  <P extends DatagramProtocol> Coroutine<Endpoint<DatagramTransport, P>> createDatagramEndpoint(
      Supplier<? extends P> factory, DatagramChannel channel);
}
