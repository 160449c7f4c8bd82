package dev.asyncio4j.http.wire;

import dev.asyncio4j.transports.TransportInfo;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A connection that has left HTTP for another protocol; used on the loop's turn. */
public interface RawConnection {
  /** The one that is told of the peer's bytes and of the connection's end. */
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

  /**
   * Sets the mark of what may be queued.
   *
   * @param bytes 1 or more; 64 KiB before
   */
  void writeLimit(int bytes);

  /** {@return whether less is queued than the mark allows} */
  boolean isWritable();

  /**
   * Waits, in the calling task, until less is queued than the mark allows.
   *
   * @throws java.io.UncheckedIOException if the connection is lost
   */
  void drain();

  /** {@return whether nothing can be sent any more} */
  boolean isClosing();

  /** Stops the delivery of bytes. */
  void pauseReading();

  /** Delivers again. */
  void resumeReading();

  /** Closes after what is queued has been sent. */
  void close();

  /** Closes at once. */
  void abort();

  /**
   * Returns a fact about the connection.
   *
   * @param key which
   * @param <T> its type
   * @return the fact, if it is known
   */
  <T extends @Nullable Object> Optional<T> extraInfo(TransportInfo<T> key);
}
