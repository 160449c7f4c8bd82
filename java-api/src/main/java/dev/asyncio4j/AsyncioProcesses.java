package dev.asyncio4j;

import dev.asyncio4j.subprocess.AsyncProcess;
import dev.asyncio4j.subprocess.ProcessOptions;
import java.util.List;

/** The part of {@link Asyncio} that starts child processes. */
abstract class AsyncioProcesses extends AsyncioStreams {
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
   * @param command the program, looked for on the {@code PATH} of this process, and its arguments
   * @return the coroutine to await; it fails with {@link java.io.UncheckedIOException}, which names
   *     the command, if it cannot be started, and with IllegalArgumentException if the command is
   *     empty or has a NUL character, or the environment a name that is none
   */
  public static Coroutine<AsyncProcess> createSubprocessExec(
      ProcessOptions options, String... command) {
    return ENGINE.createSubprocessExec(options, List.of(command));
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
   * @return the coroutine to await; it fails as {@link #createSubprocessExec(ProcessOptions,
   *     String...)} does
   */
  public static Coroutine<AsyncProcess> createSubprocessExec(
      ProcessOptions options, List<String> command) {
    return ENGINE.createSubprocessExec(options, command);
  }

  /**
   * Starts a command line of the shell.
   *
   * <p><i>Python:</i> {@code asyncio.create_subprocess_shell(cmd, **options)}: {@code /bin/sh -c}.
   * Quoting is the caller's matter. {@code terminate} and {@code kill} reach the shell, not what it
   * has started.
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
   * @return the coroutine to await; it fails as {@link #createSubprocessExec(ProcessOptions,
   *     String...)} does
   */
  public static Coroutine<AsyncProcess> createSubprocessShell(
      ProcessOptions options, String command) {
    return ENGINE.createSubprocessShell(options, command);
  }
}
