package dev.asyncio4j.zeromq;

import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.transports.BufferLimits;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A ZeroMQ socket: its endpoints, its peers, and the messages that are sent.
 *
 * <p><i>Python:</i> {@code aiozmq.ZmqTransport}.
 *
 * <p><b>Cancellation:</b> of its coroutines does nothing: they do not wait.
 *
 * <p><b>Thread and loop:</b> on the turn of the loop that made it; elsewhere its methods throw
 * {@link IllegalStateException}.
 */
public interface ZmqTransport extends AutoCloseable {
  /** {@return the type of the socket} */
  SocketType type();

  /** {@return what the socket was made with} */
  ZmqOptions options();

  /**
   * Sends a message whole, or buffers it while ZeroMQ takes none; does not wait.
   *
   * <p><i>Python:</i> {@code write(data)}. A publisher drops what a slow subscriber has no room
   * for.
   *
   * @param parts at least one; copied
   * @throws IllegalArgumentException if there is no part
   * @throws IllegalStateException if it is closed, or the type may not send now
   * @throws EndpointException if {@code routerMandatory} is set and the peer is not there
   */
  void write(List<byte[]> parts);

  /**
   * Sends a message as {@link #write(List)} does.
   *
   * @param parts at least one
   */
  default void write(byte[]... parts) {
    write(List.of(parts));
  }

  /**
   * Listens at an endpoint.
   *
   * @param endpoint such as {@code tcp://127.0.0.1:*}; an asterisk is a free port
   * @return the endpoint, with its real port
   * @throws EndpointException when awaited, if it is none, or in use
   */
  @CheckReturnValue
  Coroutine<String> bind(String endpoint);

  /**
   * Stops listening at an endpoint.
   *
   * @param endpoint as {@link #bind} gave it
   * @return the coroutine to await
   * @throws EndpointException when awaited, if it is not bound
   */
  @CheckReturnValue
  Coroutine<@Nullable Void> unbind(String endpoint);

  /**
   * Connects to an endpoint, now and whenever a peer is there.
   *
   * @param endpoint such as {@code tcp://127.0.0.1:5555}
   * @return the endpoint
   * @throws EndpointException when awaited, if it is none
   */
  @CheckReturnValue
  Coroutine<String> connect(String endpoint);

  /**
   * Leaves an endpoint.
   *
   * @param endpoint that was connected to
   * @return the coroutine to await
   * @throws EndpointException when awaited, if it is not connected to
   */
  @CheckReturnValue
  Coroutine<@Nullable Void> disconnect(String endpoint);

  /** {@return the endpoints it listens at, in their order} */
  Set<String> bindings();

  /** {@return the endpoints it connects to, in their order} */
  Set<String> connections();

  /**
   * Returns the port of its only TCP binding.
   *
   * @return 1 to 65535
   * @throws IllegalStateException if there is none, or more than one
   */
  int port();

  /**
   * Watches the connections: the protocol is told of events from now on.
   *
   * <p><i>Python:</i> {@code enable_monitor(events)}. A second call takes the first one's place.
   *
   * @param kinds of the events; none given: all
   * @return the coroutine to await
   */
  @CheckReturnValue
  Coroutine<@Nullable Void> enableMonitor(ZmqEvent.Kind... kinds);

  /**
   * Watches the connections no more; does nothing if they are not watched.
   *
   * @return the coroutine to await
   */
  @CheckReturnValue
  Coroutine<@Nullable Void> disableMonitor();

  /**
   * Asks publishers for messages whose first part begins with some bytes.
   *
   * @param prefix of the first part; empty: all messages
   * @throws UnsupportedOperationException unless the type is SUB
   */
  void subscribe(byte[] prefix);

  /**
   * Asks publishers for messages that begin with a text.
   *
   * @param prefix stands for its UTF-8
   * @throws UnsupportedOperationException unless the type is SUB
   */
  default void subscribe(String prefix) {
    subscribe(ByteString.of(prefix).bytes());
  }

  /**
   * Takes a subscription back; one that is not there is ignored.
   *
   * @param prefix as it was subscribed to
   * @throws UnsupportedOperationException unless the type is SUB
   */
  void unsubscribe(byte[] prefix);

  /**
   * Takes a subscription back; one that is not there is ignored.
   *
   * @param prefix stands for its UTF-8
   * @throws UnsupportedOperationException unless the type is SUB
   */
  default void unsubscribe(String prefix) {
    unsubscribe(ByteString.of(prefix).bytes());
  }

  /**
   * Returns what is subscribed to.
   *
   * @return the prefixes, in their order
   * @throws UnsupportedOperationException unless the type is SUB
   */
  Set<ByteString> subscriptions();

  /**
   * Stops to receive: messages stay with ZeroMQ, whose high-water mark then holds the peers.
   *
   * @throws IllegalStateException if it is paused already, or closed
   */
  void pauseReading();

  /**
   * Receives again.
   *
   * @throws IllegalStateException if it is not paused, or closed
   */
  void resumeReading();

  /**
   * Sets the marks of the buffer of messages that ZeroMQ did not take.
   *
   * @param high bytes; above it writing pauses
   * @param low bytes; at it writing resumes
   * @throws IllegalArgumentException unless {@code high >= low >= 0}
   */
  void setWriteBufferLimits(int high, int low);

  /** {@return the marks, in bytes} */
  BufferLimits writeBufferLimits();

  /** {@return how many bytes ZeroMQ has not taken yet} */
  int writeBufferSize();

  /**
   * Closes the socket once the buffer is with ZeroMQ, which keeps it for the linger time.
   *
   * <p>What ZeroMQ has not taken within the linger time is dropped: at once, unless {@link
   * ZmqOptions#linger} is set. In aiozmq it is kept, and the socket open, without an end.
   */
  @Override
  void close();

  /** Closes the socket at once; the buffer is dropped. */
  void abort();

  /** {@return whether it is closed, or will be} */
  boolean isClosing();
}
