package dev.asyncio4j;

import dev.asyncio4j.loop.SignalWatch;
import dev.asyncio4j.streams.StreamReader;
import dev.asyncio4j.subprocess.AsyncProcess;
import dev.asyncio4j.subprocess.ProcessOptions;
import java.util.List;

/**
 * The part of {@link Asyncio} that starts child processes and watches signals.
 *
 * <p>Java has no partial classes, so the parts are a chain: their order means nothing.
 */
abstract class AsyncioProcesses extends AsyncioNetwork {
  AsyncioProcesses() {}

  /**
   * Starts a program.
   *
   * <p><i>Python:</i> {@code asyncio.create_subprocess_exec(program, *args, **options)}; the result
   * is also a resource. The child is started in another thread.
   *
   * <p><b>Cancellation:</b> the child is killed and is gone when the await ends.
   *
   * <pre>{@code
   * var options = ProcessOptions.defaults().stdout(Stdio.PIPE);
   * try (var date = await(createSubprocessExec(options, "date", "-u"))) {
   *   System.out.print(new String(await(date.stdout().readLine())));
   * }
   * }</pre>
   *
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
  public static Coroutine<AsyncProcess> createSubprocessExec(
      ProcessOptions options, String... command) {
    return ENGINE.createSubprocessExec(need(options, "options"), List.of(need(command, "command")));
  }

  /**
   * Starts a program, its command line given as a list.
   *
   * <p><i>Python:</i> {@code asyncio.create_subprocess_exec(*command, **options)}.
   *
   * <p><b>Cancellation:</b> the child is killed and is gone when the await ends.
   *
   * @param options streams, directory, environment
   * @param command the program and its arguments
   * @return the coroutine to await
   * @throws java.io.UncheckedIOException when awaited, if the program cannot be started; it names
   *     it
   * @throws UnsupportedOperationException when awaited, if this system cannot do what an option
   *     asks
   * @throws IllegalArgumentException when awaited, if the command is empty or has a NUL character,
   *     or the environment a name that is none
   */
  @CheckReturnValue
  public static Coroutine<AsyncProcess> createSubprocessExec(
      ProcessOptions options, List<String> command) {
    return ENGINE.createSubprocessExec(need(options, "options"), need(command, "command"));
  }

  /**
   * Starts a command line of the shell.
   *
   * <p><i>Python:</i> {@code asyncio.create_subprocess_shell(cmd, **options)}: {@code /bin/sh -c}.
   * Quoting is the caller's matter. {@code terminate} and {@code kill} reach the shell, not what it
   * has started; {@link AsyncProcess#killGroup} does.
   *
   * <p><b>Cancellation:</b> the shell is killed and is gone when the await ends.
   *
   * <pre>{@code
   * try (var count = await(createSubprocessShell(ProcessOptions.piped(), "ls | wc -l"))) {
   *   System.out.print(new String(await(count.communicate(null)).stdout()));
   * }
   * }</pre>
   *
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
  public static Coroutine<AsyncProcess> createSubprocessShell(
      ProcessOptions options, String command) {
    return ENGINE.createSubprocessShell(need(options, "options"), need(command, "command"));
  }

  /**
   * Returns the signals that this process gets from now on, until the result is closed.
   *
   * <p><i>Python:</i> nothing like it; {@code loop.add_signal_handler} calls back.
   *
   * <p><b>Thread and loop:</b> in a coroutine or callback of a loop.
   *
   * <pre>{@code
   * try (var signals = signals("HUP", "TERM")) {
   *   for (String name : each(signals)) {
   *     if (name.equals("TERM")) break;
   *     System.out.println("reading the configuration again");
   *   }
   * }
   * }</pre>
   *
   * @param names such as {@code "TERM"}, which is also how the elements are called
   * @return the signals, as an iterator that is a resource
   * @throws dev.asyncio4j.exceptions.NoRunningLoopException if no loop runs in this thread
   * @throws IllegalArgumentException if there is no such signal
   * @throws IllegalStateException if the system or the JVM keeps a signal for itself
   */
  public static SignalWatch signals(String... names) {
    return ENGINE.signals(List.of(need(names, "names")));
  }

  /**
   * Returns standard input of this process as a stream: the same object for each call in a loop.
   *
   * <p><i>Python:</i> {@code loop.connect_read_pipe(lambda: StreamReaderProtocol(reader),
   * sys.stdin)}; a regular file works here, too. One daemon thread reads {@code System.in}, at most
   * two limits of 64 KiB ahead, and does not keep the JVM alive. What has come and was not read
   * when the loop closes is left for the next loop that asks.
   *
   * <p><b>Cancellation:</b> a cancelled read loses nothing; the next read gets the bytes.
   *
   * <p><b>Thread and loop:</b> in a coroutine or callback only; the reader belongs to its loop.
   *
   * <pre>{@code
   * for (var line : each(standardInput().lines(java.nio.charset.StandardCharsets.UTF_8))) {
   *   System.out.println(line.toUpperCase());
   * }
   * }</pre>
   *
   * @return the reader, for one task at a time
   * @throws IllegalStateException if no loop runs in this thread
   */
  public static StreamReader standardInput() {
    return ENGINE.standardInput();
  }
}
