package dev.asyncio4j.zeromq;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Receives the messages of a socket, and what becomes of it.
 *
 * <p><i>Python:</i> {@code aiozmq.ZmqProtocol}. What one of its methods throws goes to the loop's
 * exception handler; the socket stays.
 *
 * <p><b>Thread and loop:</b> called on the loop's turn; it may neither await nor block.
 *
 * <pre>{@code
 * class Echo implements ZmqProtocol {
 *   private ZmqTransport transport;
 *
 *   public void connectionMade(ZmqTransport transport) {
 *     this.transport = transport;
 *   }
 *
 *   public void messageReceived(List<byte[]> parts) {
 *     transport.write(parts);
 *   }
 * }
 * }</pre>
 */
public interface ZmqProtocol {
  /**
   * Tells that the socket is there; the first call.
   *
   * @param transport the socket
   */
  default void connectionMade(ZmqTransport transport) {}

  /**
   * Tells that the socket is gone; the last call, made once, later than the close.
   *
   * @param error what ended it; null after a close or an abort
   */
  default void connectionLost(@Nullable Throwable error) {}

  /**
   * Takes a message.
   *
   * @param parts one or more; whole, and its own
   */
  void messageReceived(List<byte[]> parts);

  /**
   * Takes an event, if the socket's connections are watched.
   *
   * @param event what happened
   */
  default void eventReceived(ZmqEvent event) {}

  /** Tells that more is buffered for sending than the high mark; called inside {@code write}. */
  default void pauseWriting() {}

  /** Tells that no more is buffered than the low mark. */
  default void resumeWriting() {}
}
