package dev.asyncio4j.zeromq;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.getRunningLoop;

import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.lowlevel.LoopPort;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * The door to ZeroMQ: sockets as streams, and with protocols.
 *
 * <p><i>Python:</i> the module {@code aiozmq}. Every loop drives ZeroMQ; there is no loop or policy
 * of its own.
 *
 * <p><b>Thread and loop:</b> in coroutines of any loop; a socket belongs to its loop. Sockets of two
 * loops speak by TCP: {@code inproc} reaches no further than one loop.
 *
 * <pre>{@code
 * var router = await(Zmq.createStream(SocketType.ROUTER, ZmqOptions.defaults().bind("tcp://127.0.0.1:*")));
 * List<byte[]> request = await(router.read());
 * router.write(request.get(0), "answer".getBytes());
 * }</pre>
 */
public final class Zmq {
  private Zmq() {}

  /**
   * Makes a socket that is read and written as a stream of messages.
   *
   * <p><i>Python:</i> {@code aiozmq.create_zmq_stream(zmq_type, bind=, connect=)}.
   *
   * @param type the pattern
   * @param options endpoints and limits
   * @return the stream, bound and connecting
   * @throws EndpointException when awaited, if an endpoint is none, or in use; nothing stays open
   * @throws UnsupportedOperationException when awaited, if other types than SUB are to subscribe
   */
  @CheckReturnValue
  public static Coroutine<ZmqStream> createStream(SocketType type, ZmqOptions options) {
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(options, "options");
    return async(
        () -> {
          var stream = new StreamImpl(options);
          open(stream, type, options);
          return stream;
        });
  }

  /**
   * Makes a socket whose messages go to a protocol.
   *
   * <p><i>Python:</i> {@code aiozmq.create_zmq_connection(factory, zmq_type, bind=, connect=)}.
   *
   * @param <P> type of the protocol
   * @param factory makes the protocol
   * @param type the pattern
   * @param options endpoints and limits
   * @return the socket and its protocol, whose {@code connectionMade} was called
   * @throws EndpointException when awaited, if an endpoint is none, or in use; nothing stays open
   * @throws UnsupportedOperationException when awaited, if other types than SUB are to subscribe
   */
  @CheckReturnValue
  public static <P extends ZmqProtocol> Coroutine<ZmqConnection<P>> createConnection(
      Supplier<? extends P> factory, SocketType type, ZmqOptions options) {
    Objects.requireNonNull(factory, "factory");
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(options, "options");
    return async(
        () -> {
          P protocol = factory.get();
          return new ZmqConnection<>(open(protocol, type, options), protocol);
        });
  }

  private static ZmqTransport open(ZmqProtocol protocol, SocketType type, ZmqOptions options) {
    var port = LoopPort.of(getRunningLoop());
    var core = new JeroCore(JeroContext.of(port), type, options);
    return TransportImpl.open(port, core, type, options, protocol);
  }
}
