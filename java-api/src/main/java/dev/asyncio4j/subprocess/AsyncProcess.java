package dev.asyncio4j.subprocess;

import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.streams.StreamReader;
import dev.asyncio4j.streams.StreamWriter;
import dev.asyncio4j.transports.SubprocessTransport;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A child process and its streams; as a resource, it is a scope that the child does not outlive.
 *
 * <p><i>Python:</i> {@code asyncio.subprocess.Process}; {@link
 * dev.asyncio4j.Asyncio#createSubprocessExec} makes one.
 *
 * <p><b>Thread and loop:</b> on the loop that made it.
 *
 * <pre>{@code
 * try (var sort = await(createSubprocessExec(ProcessOptions.piped(), "sort"))) {
 *   Output sorted = await(sort.communicate("b\na\n".getBytes()));
 *   System.out.print(new String(sorted.stdout()));
 * }
 * }</pre>
 */
public interface AsyncProcess extends AutoCloseable {
  /**
   * Returns the writer of the child's standard input.
   *
   * <p><i>Python:</i> the attribute {@code stdin}.
   *
   * @return a writer
   * @throws IllegalStateException if the child was started without a pipe there
   */
  StreamWriter stdin();

  /**
   * Returns the reader of the child's standard output.
   *
   * <p><i>Python:</i> the attribute {@code stdout}.
   *
   * @return a reader, also after the child's end
   * @throws IllegalStateException if the child was started without a pipe there
   */
  StreamReader stdout();

  /**
   * Returns the reader of the child's standard error.
   *
   * <p><i>Python:</i> the attribute {@code stderr}.
   *
   * @return a reader, also after the child's end
   * @throws IllegalStateException if the child was started without a pipe there
   */
  StreamReader stderr();

  /**
   * Returns the number of the process.
   *
   * <p><i>Python:</i> the attribute {@code pid}.
   *
   * @return the number, which the system may give to another once the child has ended
   */
  long pid();

  /**
   * Returns the exit code.
   *
   * <p><i>Python:</i> the attribute {@code returncode}. See {@link dev.asyncio4j.subprocess} for
   * codes of signals.
   *
   * @return the code, negative for a signal; empty while the child runs
   */
  OptionalInt returnCode();

  /**
   * Waits for the child's end.
   *
   * <p><i>Python:</i> {@code wait()}. It does not wait for the ends of the pipes. A child that
   * writes to a full pipe does not end: use {@link #communicate}.
   *
   * <p><b>Cancellation:</b> ends the wait only, also when other tasks wait.
   *
   * @return a coroutine to await, which gives the exit code
   */
  @CheckReturnValue
  Coroutine<Integer> waitFor();

  /**
   * Feeds the child, reads all that it writes, and waits for its end.
   *
   * <p><i>Python:</i> {@code communicate(input)}. A child that does not read to the end is no
   * error.
   *
   * <p><b>Cancellation:</b> ends the wait. What was read stays: the next call, or the readers, give
   * it; the input is sent on.
   *
   * @param input what the child reads; null for nothing; its standard input is closed after it
   * @return a coroutine to await
   * @throws IllegalArgumentException when awaited, if there is input and no pipe for it, or if an
   *     earlier call has had input
   */
  @CheckReturnValue
  Coroutine<Output> communicate(byte @Nullable [] input);

  /**
   * Sends a signal; nothing happens if the child has ended.
   *
   * <p><i>Python:</i> {@code send_signal(signal)}. Signals arrive in the order of the calls. Where
   * children are not started natively, a shell sends others than TERM and KILL, some milliseconds
   * later; what goes wrong there, the loop's exception handler gets.
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
   *     ProcessOptions#startNewSession(boolean)}
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

  /**
   * Returns the transport below.
   *
   * @return the transport
   */
  SubprocessTransport transport();

  /**
   * Ends the child: terminates it, kills it after {@link ProcessOptions#grace()}, closes its pipes.
   *
   * <p>In a coroutine it waits until the child is gone. In a callback it does not, and kills at
   * once. What was read can still be read.
   *
   * <p><b>Cancellation:</b> kills the child at once, and goes on when it is gone.
   */
  @Override
  void close();
}
