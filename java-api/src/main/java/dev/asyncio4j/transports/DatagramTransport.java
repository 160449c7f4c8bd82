package dev.asyncio4j.transports;

import java.net.SocketAddress;

/**
 * A transport of datagrams; sending never waits.
 *
 * <p><i>Python:</i> {@code asyncio.DatagramTransport}.
 *
 * <p><b>Thread and loop:</b> on the loop that made it.
 *
 * <pre>{@code
 * datagrams.sendTo("ping".getBytes()); // to the remote address of the endpoint
 * }</pre>
 */
public interface DatagramTransport extends BaseTransport, FlowControl {
  /**
   * Sends a datagram to the endpoint's remote address.
   *
   * <p><i>Python:</i> {@code sendto(data)}. Errors of the network go to {@link
   * DatagramProtocol#errorReceived}. So does an empty datagram if the endpoint is connected: the
   * JDK cannot send it.
   *
   * @param data its bytes; the array may be reused as soon as this returns
   * @throws IllegalArgumentException if the endpoint has no remote address
   */
  void sendTo(byte[] data);

  /**
   * Sends a datagram to {@code address}.
   *
   * <p><i>Python:</i> {@code sendto(data, addr)}. An empty one is sent, too, unless the endpoint is
   * connected. Errors of the network go to {@link DatagramProtocol#errorReceived}.
   *
   * @param data its bytes; the array may be reused as soon as this returns
   * @param address where to; on a connected endpoint its remote address only
   * @throws IllegalArgumentException if the endpoint has another remote address, or {@code address}
   *     is a name that was not looked up
   */
  void sendTo(byte[] data, SocketAddress address);

  /**
   * Closes the transport at once; datagrams that wait to be sent are lost.
   *
   * <p><i>Python:</i> {@code abort()}. {@code connectionLost(null)} is called at the end.
   */
  void abort();
}
