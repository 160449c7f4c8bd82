package dev.asyncio4j.processes;

import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * An end of a pipe, or of a connection to a listener: sends and receives objects.
 *
 * <p><i>Python:</i> {@code AioConnection}. An end that is given to a child and closed here belongs
 * to the child: when that ends, the other end has the end of the pipe.
 *
 * <p><b>Cancellation:</b> of a receive: the message stays for the next one.
 *
 * <p><b>Thread and loop:</b> from any thread; an end of a pipe goes to children as a captured
 * value.
 */
public interface AioConnection extends AutoCloseable {
  /**
   * Sends an object.
   *
   * @param object which is copied
   * @throws EndOfPipeException if the other end is closed
   * @throws IllegalStateException in a task: await {@link #coroSend} there
   */
  void send(Object object);

  /**
   * Receives the next object; blocks until there is one.
   *
   * @return the object
   * @throws EndOfPipeException if the other end is closed, and nothing is left
   * @throws IllegalStateException in a task
   */
  Object recv();

  /**
   * Tells whether a receive would not wait; blocks.
   *
   * @param limit how long to wait for that
   * @return whether there is something, or the end
   * @throws IllegalStateException in a task
   */
  boolean poll(Duration limit);

  /**
   * Sends an object.
   *
   * @param object which is copied at the call
   * @return gives null
   * @throws EndOfPipeException when awaited, if the other end is closed
   */
  @CheckReturnValue
  Coroutine<@Nullable Void> coroSend(Object object);

  /**
   * Sends bytes, as they are.
   *
   * @param bytes what to send
   * @return gives null
   * @throws EndOfPipeException when awaited, if the other end is closed
   */
  @CheckReturnValue
  Coroutine<@Nullable Void> coroSendBytes(byte[] bytes);

  /**
   * Receives the next object.
   *
   * @return gives the object
   * @throws EndOfPipeException when awaited, if the other end is closed, and nothing is left
   * @throws IllegalStateException when awaited, if another one receives here
   */
  @CheckReturnValue
  Coroutine<Object> coroRecv();

  /**
   * Receives the next object, of a type.
   *
   * @param <T> the type
   * @param type the type
   * @return gives the object
   * @throws ClassCastException when awaited, if it is of another type
   */
  @CheckReturnValue
  <T> Coroutine<T> coroRecv(Class<T> type);

  /** {@return a coroutine that gives the next message, which must be bytes} */
  @CheckReturnValue
  Coroutine<byte[]> coroRecvBytes();

  /**
   * Waits until a receive would not wait.
   *
   * @param limit how long at most
   * @return gives whether there is something, or the end
   */
  @CheckReturnValue
  Coroutine<Boolean> coroPoll(Duration limit);

  /** {@return whether this end is closed here} */
  boolean closed();

  /** Closes this end here; nothing happens the second time. */
  @Override
  void close();
}
