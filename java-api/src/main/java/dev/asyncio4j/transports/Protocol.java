package dev.asyncio4j.transports;

import java.nio.ByteBuffer;

/**
 * Receives a stream of bytes as it comes.
 *
 * <p><i>Python:</i> {@code asyncio.Protocol}. An exception in one of its methods is reported to the
 * loop's exception handler and ends the connection.
 *
 * <p><b>Thread and loop:</b> called on the transport's loop; it must not block.
 *
 * <pre>{@code
 * class Echo implements Protocol {
 *   private Transport transport;
 *
 *   @Override
 *   public void connectionMade(Transport transport) {
 *     this.transport = transport;
 *   }
 *
 *   @Override
 *   public void dataReceived(ByteBuffer data) {
 *     transport.write(data);
 *   }
 * }
 * }</pre>
 */
public non-sealed interface Protocol extends ConnectionProtocol {
  /**
   * Takes the bytes that have come: any number of them, with no regard to how they were sent.
   *
   * <p><i>Python:</i> {@code data_received(data)}; a buffer in place of {@code bytes}.
   *
   * @param data one byte or more, between position and limit; valid during the call only: copy what
   *     is needed later
   */
  default void dataReceived(ByteBuffer data) {}
}
