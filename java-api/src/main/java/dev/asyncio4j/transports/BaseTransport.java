package dev.asyncio4j.transports;

import java.net.InetSocketAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The common part of all transports: facts about the channel, a protocol, and the close.
 *
 * <p><i>Python:</i> {@code asyncio.BaseTransport}.
 *
 * <p><b>Thread and loop:</b> on the loop that made it.
 */
public interface BaseTransport {
  /**
   * Returns a fact about the connection, by its {@code key}, also after it is closed.
   *
   * <p><i>Python:</i> {@code get_extra_info(name)}; a typed key in place of the name.
   *
   * @param key what is asked for, such as {@link TransportInfo#PEER_ADDRESS}
   * @return the value; empty if this transport has none
   * @param <T> type of the value
   */
  <T extends @Nullable Object> Optional<T> extraInfo(TransportInfo<T> key);

  /**
   * Returns the internet address of the other side, also after the close.
   *
   * <p><i>Python:</i> {@code get_extra_info("peername")}.
   *
   * @return address and port of the peer; empty for unix sockets, pipes and what is not connected
   */
  default Optional<InetSocketAddress> peer() {
    return extraInfo(TransportInfo.PEER_ADDRESS)
        .filter(InetSocketAddress.class::isInstance)
        .map(InetSocketAddress.class::cast);
  }

  /**
   * Closes the transport after its buffer has been sent; does not wait, and may be repeated.
   *
   * <p><i>Python:</i> {@code close()}. No more data is received; {@code connectionLost(null)} is
   * called at the end.
   */
  void close();

  /**
   * Tells whether the transport is closed, or about to be.
   *
   * <p><i>Python:</i> {@code is_closing()}.
   *
   * @return true from the call of {@link #close} or the loss of the connection on
   */
  boolean isClosing();

  /**
   * Gives the connection to another protocol, which gets all further calls.
   *
   * <p><i>Python:</i> {@code set_protocol(protocol)}. {@code connectionMade} is not called again.
   *
   * @param protocol the new one
   * @throws IllegalArgumentException if it is not of a kind that this transport can serve
   */
  void setProtocol(BaseProtocol protocol);

  /**
   * Returns the protocol that is called now.
   *
   * <p><i>Python:</i> {@code get_protocol()}.
   *
   * @return the protocol
   */
  BaseProtocol protocol();
}
