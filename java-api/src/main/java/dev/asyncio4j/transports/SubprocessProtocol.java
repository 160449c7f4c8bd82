package dev.asyncio4j.transports;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Receives the output of a child process, and the news of its end.
 *
 * <p><i>Python:</i> {@code asyncio.SubprocessProtocol}.
 *
 * <p><b>Thread and loop:</b> called on the transport's loop; it must not block.
 *
 * <pre>{@code
 * class Log implements SubprocessProtocol {
 *   @Override
 *   public void pipeDataReceived(int fd, ByteBuffer data) {
 *     System.out.println(fd + ": " + data.remaining() + " bytes");
 *   }
 * }
 * }</pre>
 */
public interface SubprocessProtocol extends BaseProtocol {
  /**
   * Tells that the child runs; the first call, made exactly once.
   *
   * <p><i>Python:</i> {@code connection_made(transport)}.
   *
   * @param transport the child
   */
  default void connectionMade(SubprocessTransport transport) {}

  /**
   * Takes output of the child.
   *
   * <p><i>Python:</i> {@code pipe_data_received(fd, data)}.
   *
   * @param fd 1 for its standard output, 2 for its standard error
   * @param data one byte or more, between position and limit; valid during the call only
   */
  default void pipeDataReceived(int fd, ByteBuffer data) {}

  /**
   * Tells that a pipe has ended, after all its data.
   *
   * <p><i>Python:</i> {@code pipe_connection_lost(fd, exc)}.
   *
   * @param fd 0, 1 or 2
   * @param error what ended it; null after an end of the stream or a close
   */
  default void pipeConnectionLost(int fd, @Nullable Throwable error) {}

  /**
   * Tells that the child has ended; before, between or after the ends of its pipes.
   *
   * <p><i>Python:</i> {@code process_exited()}.
   */
  default void processExited() {}
}
