package dev.asyncio4j.zeromq;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.getRunningLoop;

import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.lowlevel.LoopPort;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.zeromq.ZMQ;

/**
 * The door to ZeroMQ: sockets as streams, with protocols, and in the spelling of pyzmq.
 *
 * <p><i>Python:</i> the modules {@code aiozmq} and {@code zmq.asyncio}. Every loop drives ZeroMQ;
 * there is no loop, policy or context of its own.
 *
 * <p><b>Thread and loop:</b> in coroutines of any loop; a socket belongs to its loop. Sockets of
 * two loops speak by TCP: {@code inproc} reaches no further than one loop.
 *
 * <p><b>Cancellation:</b> closes the socket.
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

  /**
   * Makes a socket in the spelling of pyzmq: a send waits at the high-water mark.
   *
   * <p><i>Python:</i> {@code zmq.asyncio.Context().socket(zmq_type)}, with {@code bind} and {@code
   * connect} among the options.
   *
   * @param type the pattern
   * @param options endpoints and limits
   * @return the socket, bound and connecting
   * @throws EndpointException when awaited, if an endpoint is none, or in use; nothing stays open
   * @throws UnsupportedOperationException when awaited, if other types than SUB are to subscribe
   */
  @CheckReturnValue
  public static Coroutine<ZmqSocket> socket(SocketType type, ZmqOptions options) {
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(options, "options");
    return async(
        () -> {
          var socket = new SocketImpl();
          open(socket, type, options);
          return socket;
        });
  }

  /**
   * Hands messages from each of two sockets to the other, until it is cancelled.
   *
   * <p><i>Python:</i> {@code zmq.proxy(frontend, backend)}. Types that only send or only receive
   * make it a one-way street.
   *
   * <p><b>Cancellation:</b> ends it; no message is lost, and the sockets stay open.
   *
   * @param front for instance a ROUTER, an XSUB or a PULL; nobody else reads from it
   * @param back for instance a DEALER, an XPUB or a PUSH; nobody else reads from it
   * @return ends with a failure or a cancellation only
   * @throws ZmqStreamClosedException when awaited, if one of the sockets is closed
   */
  @CheckReturnValue
  public static Coroutine<@Nullable Void> proxy(ZmqSocket front, ZmqSocket back) {
    return new Proxy(front, back, null).run();
  }

  /**
   * Hands messages on as {@link #proxy(ZmqSocket, ZmqSocket)} does, and shows them to a third.
   *
   * <p><i>Python:</i> {@code zmq.proxy(frontend, backend, capture)}.
   *
   * @param front one side
   * @param back the other side
   * @param capture gets a copy of each message before it is handed on; for instance a PUB
   * @return ends with a failure or a cancellation only
   * @throws ZmqStreamClosedException when awaited, if one of the sockets is closed
   */
  @CheckReturnValue
  public static Coroutine<@Nullable Void> proxy(
      ZmqSocket front, ZmqSocket back, ZmqSocket capture) {
    return new Proxy(front, back, Objects.requireNonNull(capture, "capture")).run();
  }

  /**
   * Makes a pair of keys of CURVE.
   *
   * <p><i>Python:</i> {@code zmq.curve_keypair()}.
   *
   * @return new keys
   */
  public static CurveKeys curveKeys() {
    var pair = ZMQ.Curve.generateKeyPair();
    return new CurveKeys(
        ByteString.of(z85Decode(pair.publicKey)), ByteString.of(z85Decode(pair.secretKey)));
  }

  /**
   * Writes a key as a text, as programs of ZeroMQ show it.
   *
   * @param key a multiple of 4 bytes
   * @return 5 characters for 4 bytes
   * @throws IllegalArgumentException if the number of bytes is no multiple of 4
   */
  public static String z85Encode(byte[] key) {
    return Z85.encode(key);
  }

  /**
   * Reads a key that is written as a text.
   *
   * @param key a multiple of 5 characters
   * @return 4 bytes for 5 characters
   * @throws IllegalArgumentException if the number of characters is no multiple of 5, one is none
   *     of Z85's, or 5 stand for more than 4 bytes; it says where, and not which: a key may be
   *     secret
   */
  public static byte[] z85Decode(String key) {
    return Z85.decode(key);
  }

  private static ZmqTransport open(ZmqProtocol protocol, SocketType type, ZmqOptions options) {
    var port = LoopPort.of(getRunningLoop());
    var core = new JeroCore(JeroContext.of(port, options.ioThreads()), type, options);
    return TransportImpl.open(port, core, type, options, protocol);
  }
}
