package dev.asyncio4j.spi;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.subprocess.AsyncProcess;
import dev.asyncio4j.subprocess.ProcessOptions;
import java.util.List;

/** The part of {@link AsyncioProvider} that starts processes. */
public interface ProcessFactory {
  /**
   * Starts a program.
   *
   * @param options streams, directory, environment
   * @param command the program and its arguments
   * @return the coroutine to await
   */
  Coroutine<AsyncProcess> createSubprocessExec(ProcessOptions options, List<String> command);

  /**
   * Starts a command line of the shell.
   *
   * @param options streams, directory, environment
   * @param command the command line
   * @return the coroutine to await
   */
  Coroutine<AsyncProcess> createSubprocessShell(ProcessOptions options, String command);
}
