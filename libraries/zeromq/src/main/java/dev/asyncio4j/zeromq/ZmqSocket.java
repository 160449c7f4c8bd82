package dev.asyncio4j.zeromq;

import dev.asyncio4j.AsyncIterable;
import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A socket whose sends wait for room; iteration receives until it is closed.
 *
 * <p><i>Python:</i> {@code zmq.asyncio.Socket}. Nothing is buffered outside of ZeroMQ: what it has
 * no room for waits with the task that sends it, and what nobody receives stays with it.
 *
 * <p><b>Cancellation:</b> ends a wait. A send that is cancelled before there was room is not made;
 * a receive that is cancelled takes no message away.
 *
 * <p><b>Thread and loop:</b> on the turn of the loop that made it. Any number of tasks may send and
 * receive; each is served in its turn.
 *
 * <pre>{@code
 * var options = ZmqOptions.defaults().connect("tcp://127.0.0.1:5555");
 * try (ZmqSocket req = await(Zmq.socket(SocketType.REQ, options))) {
 *   await(req.send("question"));
 *   System.out.println(await(req.receiveText()));
 * }
 * }</pre>
 */
public interface ZmqSocket extends AutoCloseable, AsyncIterable<List<byte[]>> {
  /**
   * Sends a message of one part; waits for room if there is none.
   *
   * <p>A publisher never waits: it drops what a slow subscriber has no room for.
   *
   * @param part any bytes; copied
   * @return the coroutine to await
   * @throws ZmqStreamClosedException when awaited, if the socket is closed, before or meanwhile
   * @throws IllegalStateException when awaited, if the type may not send now
   * @throws UnsupportedOperationException when awaited, if the type cannot send
   * @throws EndpointException when awaited, if {@code routerMandatory} is set and the peer is away
   */
  @CheckReturnValue
  default Coroutine<@Nullable Void> send(byte[] part) {
    return sendMultipart(List.of(part));
  }

  /**
   * Sends a message of one part, as {@link #send(byte[])} does.
   *
   * <p><i>Python:</i> {@code send_string(text)}.
   *
   * @param text stands for its UTF-8
   * @return the coroutine to await
   */
  @CheckReturnValue
  default Coroutine<@Nullable Void> send(String text) {
    return send(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Sends a message whole, as {@link #send(byte[])} does.
   *
   * @param parts at least one; copied
   * @return the coroutine to await
   * @throws IllegalArgumentException if there is no part
   */
  @CheckReturnValue
  Coroutine<@Nullable Void> sendMultipart(List<byte[]> parts);

  /**
   * Receives the next part; waits for a message if there is none.
   *
   * <p>Of a message of several parts the next call gives the next one.
   *
   * @return the part
   * @throws ZmqStreamClosedException when awaited, if the socket is closed, before or meanwhile
   * @throws UnsupportedOperationException when awaited, if the type cannot receive
   */
  @CheckReturnValue
  Coroutine<byte[]> receive();

  /**
   * Receives the next part as a text, as {@link #receive} does.
   *
   * <p><i>Python:</i> {@code recv_string()}.
   *
   * @return what its UTF-8 says
   */
  @CheckReturnValue
  Coroutine<String> receiveText();

  /**
   * Receives a message; waits for one if there is none.
   *
   * @return its parts; those that are left, if {@link #receive} took the first ones
   * @throws ZmqStreamClosedException when awaited, if the socket is closed, before or meanwhile
   * @throws UnsupportedOperationException when awaited, if the type cannot receive
   */
  @CheckReturnValue
  Coroutine<List<byte[]>> receiveMultipart();

  /**
   * Waits until a message can be received, and leaves it there.
   *
   * @param timeout not negative; zero only looks, null waits without an end
   * @return whether there is one
   * @throws IllegalArgumentException if the timeout is negative
   * @throws ZmqStreamClosedException when awaited, if the socket is closed, before or meanwhile
   * @throws UnsupportedOperationException when awaited, if the type cannot receive
   */
  @CheckReturnValue
  Coroutine<Boolean> poll(@Nullable Duration timeout);

  /**
   * Sends a message, if there is room for it and no task waits for some.
   *
   * <p><i>Python:</i> {@code send_multipart(parts, zmq.NOBLOCK)}.
   *
   * @param parts at least one; copied
   * @throws WouldBlockException if it would have to wait
   * @throws ZmqStreamClosedException if the socket is closed
   * @throws IllegalArgumentException if there is no part
   */
  void sendNowait(List<byte[]> parts);

  /**
   * Receives a message, if there is one.
   *
   * <p><i>Python:</i> {@code recv_multipart(zmq.NOBLOCK)}.
   *
   * @return its parts
   * @throws WouldBlockException if there is none
   * @throws ZmqStreamClosedException if the socket is closed
   * @throws UnsupportedOperationException if the type cannot receive
   */
  List<byte[]> receiveNowait();

  /** {@return the endpoints, the subscriptions and the peers of the socket} */
  ZmqTransport transport();

  /** Closes the socket; tasks that wait at it fail. */
  @Override
  void close();
}
