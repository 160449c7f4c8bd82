package dev.asyncio4j.http.internal;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.loop.EventLoop;
import dev.asyncio4j.transports.TransportInfo;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A connection that does not speak HTTP any more: bytes both ways, after an upgrade. */
public interface RawSocket {
  /** {@return its loop} */
  EventLoop loop();

  /** {@return what the peer sends; it stops the peer when nobody reads} */
  BodyStream input();

  /**
   * Sends bytes, or buffers them.
   *
   * @param data the bytes
   */
  void write(byte[] data);

  /**
   * Waits while too much is buffered.
   *
   * @return a coroutine to await, which fails if the connection is lost
   */
  Coroutine<@Nullable Void> drain();

  /** Closes it when what was written is sent. */
  void close();

  /** Closes it at once. */
  void abort();

  /** {@return whether it is closed, or about to be} */
  boolean isClosing();

  /**
   * Returns a fact about it.
   *
   * @param key what is asked for
   * @param <T> type of the value
   * @return the value
   */
  <T> Optional<T> extraInfo(TransportInfo<T> key);
}
