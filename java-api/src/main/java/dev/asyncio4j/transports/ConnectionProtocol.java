package dev.asyncio4j.transports;

/**
 * The protocol of a connection: a {@link Protocol}, or a {@link BufferedProtocol}, which brings the
 * buffers that are read into.
 *
 * <p><i>Python:</i> what {@code Protocol} and {@code BufferedProtocol} have in common.
 *
 * <p><b>Thread and loop:</b> called on the transport's loop; it must not block.
 */
public sealed interface ConnectionProtocol extends BaseProtocol permits Protocol, BufferedProtocol {
  /**
   * Tells that the connection is made; the first call, made exactly once.
   *
   * <p><i>Python:</i> {@code connection_made(transport)}.
   *
   * @param transport the connection
   */
  default void connectionMade(Transport transport) {}

  /**
   * Tells that the peer will send no more; called at most once.
   *
   * <p><i>Python:</i> {@code eof_received()}. Under TLS the connection closes in any case.
   *
   * @return false to close the transport, as by default; true to go on writing
   */
  default boolean eofReceived() {
    return false;
  }
}
