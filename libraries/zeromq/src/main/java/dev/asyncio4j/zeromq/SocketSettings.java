package dev.asyncio4j.zeromq;

import java.time.Duration;

/** The options that go to the engine as they are. */
abstract class SocketSettings {
  SocketSettings() {}

  /** Returns a copy in which a setting has a value. */
  abstract ZmqOptions with(Setting setting, Object value);

  /**
   * Sets the name that routers know this socket by.
   *
   * @param identity 1 to 255 bytes, of which the first is not 0
   * @return a changed copy
   * @throws IllegalArgumentException if it is none
   */
  public ZmqOptions identity(byte[] identity) {
    if (identity.length < 1 || identity.length > 255 || identity[0] == 0) {
      throw new IllegalArgumentException(
          "identity must be 1 to 255 bytes and not begin with 0, got %d bytes"
              .formatted(identity.length));
    }
    return with(Setting.IDENTITY, ByteString.of(identity));
  }

  /**
   * Sets the name that routers know this socket by.
   *
   * @param identity stands for its UTF-8
   * @return a changed copy
   * @throws IllegalArgumentException if it is none
   */
  public ZmqOptions identity(String identity) {
    return identity(ByteString.of(identity).bytes());
  }

  /**
   * Sets how long messages are kept for their peers once the socket is closed.
   *
   * <p>Those that ZeroMQ has not taken yet have that long to go there, before the socket is gone.
   *
   * @param time not negative; zero by default: they are dropped
   * @return a changed copy
   * @throws IllegalArgumentException if it is out of that range
   */
  public ZmqOptions linger(Duration time) {
    return with(Setting.LINGER, time);
  }

  /**
   * Sets how many messages ZeroMQ keeps for each peer that is slow or away.
   *
   * @param messages 0 or more; 0: no limit; 1000 by default
   * @return a changed copy
   * @throws IllegalArgumentException if it is negative
   */
  public ZmqOptions sendHighWater(int messages) {
    return with(Setting.SEND_HIGH_WATER, messages);
  }

  /**
   * Sets how many messages ZeroMQ keeps from each peer until they are taken.
   *
   * @param messages 0 or more; 0: no limit; 1000 by default
   * @return a changed copy
   * @throws IllegalArgumentException if it is negative
   */
  public ZmqOptions receiveHighWater(int messages) {
    return with(Setting.RECEIVE_HIGH_WATER, messages);
  }

  /**
   * Sets the time between attempts to connect.
   *
   * @param time more than 0; 100 ms by default
   * @return a changed copy
   * @throws IllegalArgumentException if it is out of that range
   */
  public ZmqOptions reconnectInterval(Duration time) {
    return with(Setting.RECONNECT_INTERVAL, time);
  }

  /**
   * Lets the time between attempts double up to a limit.
   *
   * @param time not negative; zero, the default: it stays the same
   * @return a changed copy
   * @throws IllegalArgumentException if it is out of that range
   */
  public ZmqOptions reconnectIntervalMax(Duration time) {
    return with(Setting.RECONNECT_INTERVAL_MAX, time);
  }

  /**
   * Sets how long a peer may take to say who it is.
   *
   * @param time not negative; zero: no limit; 30 s by default
   * @return a changed copy
   * @throws IllegalArgumentException if it is out of that range
   */
  public ZmqOptions handshakeTimeout(Duration time) {
    return with(Setting.HANDSHAKE_TIMEOUT, time);
  }

  /**
   * Asks peers for a sign of life from time to time, and drops those that give none.
   *
   * <p>A connection that is dropped is made anew, as after any break. Without heartbeats a peer
   * that vanished is noticed when TCP gives it up.
   *
   * @param interval between two questions, more than 0
   * @param timeout for the answer, more than 0
   * @return a changed copy
   * @throws IllegalArgumentException if one of them is out of that range
   */
  public ZmqOptions heartbeat(Duration interval, Duration timeout) {
    return with(Setting.HEARTBEAT_INTERVAL, interval).with(Setting.HEARTBEAT_TIMEOUT, timeout);
  }

  /**
   * Sets the largest part that is received; a peer that sends a larger one is dropped.
   *
   * @param bytes 0 or more; a quarter of the memory by default: a part takes its place at once
   * @return a changed copy
   * @throws IllegalArgumentException if it is negative
   */
  public ZmqOptions maxMessageSize(long bytes) {
    return with(Setting.MAX_MESSAGE_SIZE, bytes);
  }

  /**
   * Chooses whether messages are queued for connections that are made, and no others.
   *
   * <p><i>Python:</i> {@code IMMEDIATE}. Where no connection is made, a send waits then.
   *
   * @param only true to queue for those alone; false, the default, for those to be made as well
   * @return a changed copy
   */
  public ZmqOptions immediate(boolean only) {
    return with(Setting.IMMEDIATE, only);
  }

  /**
   * Chooses whether a router refuses messages to peers that are not there.
   *
   * @param mandatory false, the default, drops them
   * @return a changed copy
   */
  public ZmqOptions routerMandatory(boolean mandatory) {
    return with(Setting.ROUTER_MANDATORY, mandatory);
  }

  /**
   * Chooses whether a new peer takes the identity of an old one over.
   *
   * @param handover false, the default, refuses the new one
   * @return a changed copy
   */
  public ZmqOptions routerHandover(boolean handover) {
    return with(Setting.ROUTER_HANDOVER, handover);
  }

  /**
   * Chooses whether a REQ may ask again before it is answered.
   *
   * @param relaxed true to give the older question up
   * @return a changed copy
   */
  public ZmqOptions requestRelaxed(boolean relaxed) {
    return with(Setting.REQUEST_RELAXED, relaxed);
  }

  /**
   * Chooses whether a REQ drops answers to older questions.
   *
   * @param correlate true to match answers to questions
   * @return a changed copy
   */
  public ZmqOptions requestCorrelate(boolean correlate) {
    return with(Setting.REQUEST_CORRELATE, correlate);
  }

  /**
   * Chooses whether only the last message is kept.
   *
   * @param conflate true for messages of one part each
   * @return a changed copy
   */
  public ZmqOptions conflate(boolean conflate) {
    return with(Setting.CONFLATE, conflate);
  }

  /**
   * Chooses whether an empty message is sent to each router that is connected to.
   *
   * @param probe true to make oneself known
   * @return a changed copy
   */
  public ZmqOptions probeRouter(boolean probe) {
    return with(Setting.PROBE_ROUTER, probe);
  }

  /**
   * Chooses whether TCP asks idle peers for a sign of life.
   *
   * @param keepAlive true to ask
   * @return a changed copy
   */
  public ZmqOptions tcpKeepAlive(boolean keepAlive) {
    return with(Setting.TCP_KEEP_ALIVE, keepAlive);
  }

  /**
   * Chooses whether names are looked up as IPv6, too.
   *
   * @param ipv6 true to do so
   * @return a changed copy
   */
  public ZmqOptions ipv6(boolean ipv6) {
    return with(Setting.IPV6, ipv6);
  }
}
