package dev.asyncio4j.zeromq;

/**
 * A change of a socket's connections.
 *
 * <p><i>Python:</i> {@code aiozmq.interface.SocketEvent}.
 *
 * @param kind says which
 * @param value an error's number, or the milliseconds until the next attempt; 0 if there is none
 * @param endpoint that changed
 */
public record ZmqEvent(Kind kind, int value, String endpoint) {
  /** The kinds of events. */
  public enum Kind {
    /** A connection was made. */
    CONNECTED,
    /** A connection is being made. */
    CONNECT_DELAYED,
    /** A connection could not be made, and is tried again later. */
    CONNECT_RETRIED,
    /** The socket listens. */
    LISTENING,
    /** The socket cannot listen. */
    BIND_FAILED,
    /** A peer's connection was taken. */
    ACCEPTED,
    /** A peer's connection could not be taken. */
    ACCEPT_FAILED,
    /** A connection, or a listener, was closed. */
    CLOSED,
    /** A connection, or a listener, could not be closed. */
    CLOSE_FAILED,
    /** A connection broke. */
    DISCONNECTED,
    /** The version of the protocol that a peer speaks is known. */
    HANDSHAKE_PROTOCOL,
    /** The socket is watched no more. */
    MONITOR_STOPPED
  }
}
