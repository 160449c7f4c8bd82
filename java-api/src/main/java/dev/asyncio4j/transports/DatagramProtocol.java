package dev.asyncio4j.transports;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;

/**
 * Receives datagrams.
 *
 * <p><i>Python:</i> {@code asyncio.DatagramProtocol}.
 *
 * <p><b>Thread and loop:</b> called on the transport's loop; it must not block.
 *
 * <pre>{@code
 * class Echo implements DatagramProtocol {
 *   private DatagramTransport transport;
 *
 *   @Override
 *   public void connectionMade(DatagramTransport transport) {
 *     this.transport = transport;
 *   }
 *
 *   @Override
 *   public void datagramReceived(ByteBuffer data, SocketAddress from) {
 *     byte[] copy = new byte[data.remaining()];
 *     data.get(copy);
 *     transport.sendTo(copy, from);
 *   }
 * }
 * }</pre>
 */
public interface DatagramProtocol extends BaseProtocol {
  /**
   * Tells that the endpoint is ready; the first call, made exactly once.
   *
   * <p><i>Python:</i> {@code connection_made(transport)}.
   *
   * @param transport the endpoint
   */
  default void connectionMade(DatagramTransport transport) {}

  /**
   * Takes one datagram.
   *
   * <p><i>Python:</i> {@code datagram_received(data, addr)}; a buffer in place of {@code bytes}.
   *
   * @param data the datagram, between position and limit; valid during the call only: copy what is
   *     needed later
   * @param from who sent it
   */
  default void datagramReceived(ByteBuffer data, SocketAddress from) {}

  /**
   * Tells that a send or a receive failed; the endpoint stays open.
   *
   * <p><i>Python:</i> {@code error_received(exc)}: an earlier datagram to an address where nobody
   * listens, for example.
   *
   * @param error the system's error
   */
  default void errorReceived(IOException error) {}
}
