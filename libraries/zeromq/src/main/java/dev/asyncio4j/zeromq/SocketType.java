package dev.asyncio4j.zeromq;

/**
 * The pattern of a socket: with whom it speaks, and in which order.
 *
 * <p><i>Python:</i> {@code zmq.DEALER} and so on.
 */
public enum SocketType {
  /** One peer, both ways. */
  PAIR,
  /** Sends each message to all subscribers. */
  PUB,
  /** Receives what it has subscribed to. */
  SUB,
  /** Asks, then waits for the answer. */
  REQ,
  /** Waits for a question, then answers. */
  REP,
  /** Sends to its peers in turn, and receives from all. */
  DEALER,
  /** Knows its peers by an identity, the first part of each message. */
  ROUTER,
  /** Receives from all its peers. */
  PULL,
  /** Sends to its peers in turn. */
  PUSH,
  /** Publishes, and receives subscriptions as messages. */
  XPUB,
  /** Subscribes by sending messages. */
  XSUB,
  /** Speaks with peers of plain TCP. */
  STREAM;

  boolean sends() {
    return this != SUB && this != PULL;
  }

  boolean receives() {
    return this != PUB && this != PUSH;
  }
}
