package dev.asyncio4j.zeromq;

/**
 * A socket and the protocol that it calls.
 *
 * <p><i>Python:</i> the pair {@code (transport, protocol)} of {@code create_zmq_connection}.
 *
 * @param <P> type of the protocol
 * @param transport the socket
 * @param protocol was made by the factory
 */
public record ZmqConnection<P extends ZmqProtocol>(ZmqTransport transport, P protocol)
    implements AutoCloseable {
  /** Closes the transport. */
  @Override
  public void close() {
    transport.close();
  }
}
