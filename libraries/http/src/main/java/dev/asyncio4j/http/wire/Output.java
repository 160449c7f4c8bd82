package dev.asyncio4j.http.wire;

import java.nio.ByteBuffer;

/** The place where the bytes of a reply go. */
public interface Output {
  /**
   * Sends bytes, or queues them.
   *
   * @param data all of it is taken
   * @throws java.io.UncheckedIOException if the connection is lost
   */
  void write(ByteBuffer data);

  /**
   * Waits, in the calling task, until what is queued is below its mark.
   *
   * @throws java.io.UncheckedIOException if the connection is lost
   */
  void drain();
}
