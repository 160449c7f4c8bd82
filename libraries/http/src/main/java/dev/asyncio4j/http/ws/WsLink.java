package dev.asyncio4j.http.ws;

import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.transports.TransportInfo;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The connection that a WebSocket has taken over after the upgrade; used on the loop's turn. */
public interface WsLink {
  /** What the bytes of the peer, and the end of the connection, are told to. */
  interface Receiver {
    /**
     * Takes what has come.
     *
     * @param data not empty; the receiver's own from now on
     */
    void received(byte[] data);

    /**
     * Takes the end, once: nothing comes after it.
     *
     * @param cause what broke the connection; null if it was closed
     */
    void lost(@Nullable Throwable cause);
  }

  /**
   * Begins to deliver, bytes that came with the upgrade first.
   *
   * @param receiver is never called within this call
   */
  void attach(Receiver receiver);

  /**
   * Queues bytes to be sent.
   *
   * @param data not changed afterwards
   */
  void write(byte[] data);

  /** {@return whether less is queued than the mark allows} */
  boolean isWritable();

  /** {@return the wait until less is queued than the mark allows, or the connection is lost} */
  @CheckReturnValue
  Coroutine<@Nullable Void> drain();

  /** {@return whether nothing can be sent any more} */
  boolean isClosing();

  /** Stops the delivery of bytes, soon. */
  void pauseReading();

  /** Delivers again. */
  void resumeReading();

  /** Closes after what is queued has been sent; what still comes goes nowhere. */
  void close();

  /** Closes at once. */
  void abort();

  /**
   * Returns a fact about the connection.
   *
   * @param <T> its type
   * @param key which
   * @return the fact, if it is known
   */
  <T> Optional<T> extraInfo(TransportInfo<T> key);
}
