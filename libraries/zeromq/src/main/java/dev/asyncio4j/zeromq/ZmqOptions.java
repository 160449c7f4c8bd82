package dev.asyncio4j.zeromq;

import dev.asyncio4j.transports.BufferLimits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.zeromq.ZMQ;

/**
 * The options of a socket: its endpoints, its limits, how it treats its peers.
 *
 * <p><i>Python:</i> {@code bind=}, {@code connect=} and {@code setsockopt}. Immutable: each method
 * returns a copy. What is not set is as in ZeroMQ, but for the linger time, which is zero.
 *
 * <pre>{@code
 * var options = ZmqOptions.defaults()
 *     .bind("tcp://127.0.0.1:*")
 *     .receiveHighWater(100)
 *     .linger(Duration.ofSeconds(1));
 * ZmqStream router = await(Zmq.createStream(SocketType.ROUTER, options));
 * }</pre>
 */
public final class ZmqOptions {
  private static final ZmqOptions DEFAULTS =
      new ZmqOptions(
          List.of(),
          List.of(),
          List.of(),
          new BufferLimits(32 * 1024, 64 * 1024),
          new BufferLimits(16 * 1024, 64 * 1024),
          Map.of(Setting.LINGER, Duration.ZERO));

  private final List<String> bind;
  private final List<String> connect;
  private final List<ByteString> subscribe;
  private final BufferLimits readBuffer;
  private final BufferLimits writeBuffer;
  private final Map<Setting, Object> settings;

  private ZmqOptions(
      List<String> bind,
      List<String> connect,
      List<ByteString> subscribe,
      BufferLimits readBuffer,
      BufferLimits writeBuffer,
      Map<Setting, Object> settings) {
    this.bind = bind;
    this.connect = connect;
    this.subscribe = subscribe;
    this.readBuffer = readBuffer;
    this.writeBuffer = writeBuffer;
    this.settings = settings;
  }

  /** {@return the defaults: no endpoint, no linger time, buffers of 64 KiB} */
  public static ZmqOptions defaults() {
    return DEFAULTS;
  }

  /**
   * Listens at endpoints.
   *
   * @param endpoints such as {@code tcp://127.0.0.1:*}, beside those given before
   * @return a changed copy
   */
  public ZmqOptions bind(String... endpoints) {
    var all = joined(bind, List.of(endpoints));
    return new ZmqOptions(all, connect, subscribe, readBuffer, writeBuffer, settings);
  }

  /**
   * Connects to endpoints.
   *
   * @param endpoints such as {@code tcp://127.0.0.1:5555}, beside those given before
   * @return a changed copy
   */
  public ZmqOptions connect(String... endpoints) {
    var all = joined(connect, List.of(endpoints));
    return new ZmqOptions(bind, all, subscribe, readBuffer, writeBuffer, settings);
  }

  /**
   * Subscribes a SUB to prefixes.
   *
   * @param prefixes stand for their UTF-8, beside those given before; an empty one: all messages
   * @return a changed copy
   */
  public ZmqOptions subscribe(String... prefixes) {
    return subscribed(List.of(prefixes).stream().map(ByteString::of).toList());
  }

  /**
   * Subscribes a SUB to prefixes.
   *
   * @param prefixes beside those given before
   * @return a changed copy
   */
  public ZmqOptions subscribe(byte[]... prefixes) {
    return subscribed(List.of(prefixes).stream().map(ByteString::of).toList());
  }

  private ZmqOptions subscribed(List<ByteString> more) {
    var all = joined(subscribe, more);
    return new ZmqOptions(bind, connect, all, readBuffer, writeBuffer, settings);
  }

  /**
   * Sets the marks of what a stream has received and nobody has read.
   *
   * @param high bytes of messages; above it the socket takes no more from ZeroMQ
   * @param low bytes; below it the socket goes on
   * @return a changed copy
   * @throws IllegalArgumentException unless {@code high >= low >= 0}
   */
  public ZmqOptions readBuffer(int high, int low) {
    var marks = new BufferLimits(low, high);
    return new ZmqOptions(bind, connect, subscribe, marks, writeBuffer, settings);
  }

  /**
   * Sets the marks of what was written and ZeroMQ has not taken.
   *
   * @param high bytes; above it writing pauses
   * @param low bytes; at it writing resumes
   * @return a changed copy
   * @throws IllegalArgumentException unless {@code high >= low >= 0}
   */
  public ZmqOptions writeBuffer(int high, int low) {
    var marks = new BufferLimits(low, high);
    return new ZmqOptions(bind, connect, subscribe, readBuffer, marks, settings);
  }

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
   * Sets the largest part that is received; a peer that sends a larger one is dropped.
   *
   * @param bytes 0 or more; no limit by default
   * @return a changed copy
   * @throws IllegalArgumentException if it is negative
   */
  public ZmqOptions maxMessageSize(long bytes) {
    return with(Setting.MAX_MESSAGE_SIZE, bytes);
  }

  /**
   * Chooses whether messages are queued for connections that are made, and no others.
   *
   * @param only true to queue for those alone
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

  private ZmqOptions with(Setting setting, Object value) {
    setting.check(value);
    var all = new EnumMap<>(settings);
    all.put(setting, value);
    return new ZmqOptions(bind, connect, subscribe, readBuffer, writeBuffer, all);
  }

  private static <T> List<T> joined(List<T> first, List<T> second) {
    var both = new ArrayList<>(first);
    both.addAll(second);
    return List.copyOf(both);
  }

  List<String> bindings() {
    return bind;
  }

  List<String> connections() {
    return connect;
  }

  List<ByteString> subscriptions() {
    return subscribe;
  }

  BufferLimits readLimits() {
    return readBuffer;
  }

  BufferLimits writeLimits() {
    return writeBuffer;
  }

  void applyTo(ZMQ.Socket socket) {
    settings.forEach((setting, value) -> setting.apply(socket, value));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ZmqOptions it && parts().equals(it.parts());
  }

  @Override
  public int hashCode() {
    return parts().hashCode();
  }

  private List<Object> parts() {
    return List.of(bind, connect, subscribe, readBuffer, writeBuffer, settings);
  }

  @Override
  public String toString() {
    var text = new StringJoiner(", ", "ZmqOptions[", "]");
    if (!bind.isEmpty()) text.add("bind=" + bind);
    if (!connect.isEmpty()) text.add("connect=" + connect);
    if (!subscribe.isEmpty()) text.add("subscribe=" + subscribe);
    settings.forEach((setting, value) -> text.add(setting.option + "=" + value));
    return text.toString();
  }
}
