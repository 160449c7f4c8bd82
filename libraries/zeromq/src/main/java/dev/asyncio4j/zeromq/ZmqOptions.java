package dev.asyncio4j.zeromq;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

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
public final class ZmqOptions extends SecuritySettings {
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
   * Sets how many events a stream keeps that nobody reads; older ones go.
   *
   * @param events 1 or more; 100 by default
   * @return a changed copy
   * @throws IllegalArgumentException if it is less
   */
  public ZmqOptions eventsBacklog(int events) {
    return with(Setting.EVENTS_BACKLOG, events);
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
   * Sets how many threads ZeroMQ has for the loop's connections.
   *
   * @param threads 1 or more; 1 by default. The loop's first socket decides, for all of them
   * @return a changed copy
   * @throws IllegalArgumentException if it is less
   */
  public ZmqOptions ioThreads(int threads) {
    return with(Setting.IO_THREADS, threads);
  }

  @Override
  ZmqOptions with(Setting setting, Object value) {
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

  int eventsBacklog() {
    return (int) settings.getOrDefault(Setting.EVENTS_BACKLOG, 100);
  }

  /** {@return the threads that were asked for; null if any number will do} */
  @Nullable Integer ioThreads() {
    return (Integer) settings.get(Setting.IO_THREADS);
  }

  long lingerNanos() {
    return MILLISECONDS.toNanos(Setting.millis(settings.get(Setting.LINGER)));
  }

  boolean isRouterMandatory() {
    return (boolean) settings.getOrDefault(Setting.ROUTER_MANDATORY, false);
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
    settings.forEach((setting, value) -> text.add(setting.option + "=" + setting.shown(value)));
    return text.toString();
  }
}
