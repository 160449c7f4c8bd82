package dev.asyncio4j.loop;

import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.subprocess.ProcessOptions;
import dev.asyncio4j.transports.Endpoint;
import dev.asyncio4j.transports.SubprocessProtocol;
import dev.asyncio4j.transports.SubprocessTransport;
import java.util.List;
import java.util.function.Supplier;

/** Child processes with protocols: a part of {@link EventLoop}. */
public interface Subprocesses {
  /**
   * Starts a program.
   *
   * <p><i>Python:</i> {@code loop.subprocess_exec(factory, program, *args)}; there, all streams are
   * pipes unless they are given: {@link ProcessOptions#piped()}.
   *
   * <p><b>Cancellation:</b> the child is killed and is gone when the await ends.
   *
   * @param <P> type of the protocol
   * @param factory makes the protocol
   * @param options streams, directory, environment
   * @param command the program and its arguments
   * @return the coroutine to await, as with a list
   */
  @CheckReturnValue
  default <P extends SubprocessProtocol> Coroutine<Endpoint<SubprocessTransport, P>> subprocessExec(
      Supplier<? extends P> factory, ProcessOptions options, String... command) {
    return subprocessExec(factory, options, List.of(command));
  }

  /**
   * Starts a program.
   *
   * <p><i>Python:</i> {@code loop.subprocess_exec(factory, *command)}. The child is started in
   * another thread.
   *
   * <p><b>Cancellation:</b> the child is killed and is gone when the await ends.
   *
   * @param <P> type of the protocol
   * @param factory makes the protocol
   * @param options streams, directory, environment
   * @param command the program, looked for on the child's {@code PATH}, and its arguments
   * @return the coroutine to await
   * @throws java.io.UncheckedIOException when awaited, if the program cannot be started; it names
   *     it
   * @throws UnsupportedOperationException when awaited, if this system cannot do what an option
   *     asks
   * @throws IllegalArgumentException when awaited, if the command is empty or has a NUL character,
   *     or the environment a name that is none
   */
  @CheckReturnValue
  <P extends SubprocessProtocol> Coroutine<Endpoint<SubprocessTransport, P>> subprocessExec(
      Supplier<? extends P> factory, ProcessOptions options, List<String> command);

  /**
   * Starts a command line of the shell.
   *
   * <p><i>Python:</i> {@code loop.subprocess_shell(factory, cmd)}: {@code /bin/sh -c}. Quoting is
   * the caller's matter.
   *
   * <p><b>Cancellation:</b> the shell is killed and is gone when the await ends.
   *
   * @param <P> type of the protocol
   * @param factory makes the protocol
   * @param options streams, directory, environment
   * @param command the command line
   * @return the coroutine to await
   * @throws java.io.UncheckedIOException when awaited, if the program cannot be started; it names
   *     it
   * @throws UnsupportedOperationException when awaited, if this system cannot do what an option
   *     asks
   * @throws IllegalArgumentException when awaited, if the command is empty or has a NUL character,
   *     or the environment a name that is none
   */
  @CheckReturnValue
  <P extends SubprocessProtocol> Coroutine<Endpoint<SubprocessTransport, P>> subprocessShell(
      Supplier<? extends P> factory, ProcessOptions options, String command);
}
