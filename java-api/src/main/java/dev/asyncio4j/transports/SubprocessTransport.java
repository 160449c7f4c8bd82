package dev.asyncio4j.transports;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * A child process and its pipes.
 *
 * <p><i>Python:</i> {@code asyncio.SubprocessTransport}. {@link #close} kills a child that runs.
 *
 * <p><b>Thread and loop:</b> on the loop that made it.
 */
public interface SubprocessTransport extends BaseTransport {
  /**
   * Returns the number of the process.
   *
   * <p><i>Python:</i> {@code get_pid()}.
   *
   * @return the number
   */
  long pid();

  /**
   * Returns the exit code.
   *
   * <p><i>Python:</i> {@code get_returncode()}.
   *
   * @return the code, negative for a signal; empty while the child runs
   */
  OptionalInt returnCode();

  /**
   * Returns the transport of a pipe.
   *
   * <p><i>Python:</i> {@code get_pipe_transport(fd)}.
   *
   * @param fd 0, 1 or 2
   * @return the transport, which only writes (0) or only reads (1, 2); empty if there is no pipe
   */
  Optional<Transport> pipeTransport(int fd);

  /**
   * Sends a signal; nothing happens if the child has ended.
   *
   * <p><i>Python:</i> {@code send_signal(signal)}. Signals arrive in the order of the calls.
   *
   * @param name such as {@code "HUP"}, {@code "SIGHUP"} or {@code "RTMIN+1"}
   * @throws IllegalArgumentException if there is no such signal
   * @throws java.io.UncheckedIOException if the child runs as another user, who may not be sent it
   * @throws UnsupportedOperationException if the system has TERM and KILL only
   */
  void sendSignal(String name);

  /**
   * Asks the child to end: sends SIGTERM.
   *
   * <p><i>Python:</i> {@code terminate()}.
   */
  void terminate();

  /**
   * Ends the child: sends SIGKILL.
   *
   * <p><i>Python:</i> {@code kill()}.
   */
  void kill();

  /**
   * Sends a signal to the child's process group, with all that the child has started. Works when
   * the child itself has ended, and does nothing if the group is empty.
   *
   * <p><i>Python:</i> {@code os.killpg(process.pid, signal)}.
   *
   * @param name such as {@code "HUP"} or {@code "SIGHUP"}
   * @throws IllegalArgumentException if there is no such signal
   * @throws IllegalStateException if the child is in this process's own group: see {@link
   *     dev.asyncio4j.subprocess.ProcessOptions#startNewSession(boolean)}
   */
  void sendSignalToGroup(String name);

  /**
   * Ends the child and all of its process group: sends SIGKILL.
   *
   * <p><i>Python:</i> {@code os.killpg(process.pid, signal.SIGKILL)}.
   *
   * @throws IllegalStateException if the child is in this process's own group
   */
  void killGroup();
}
