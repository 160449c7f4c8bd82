package dev.asyncio4j.spi;

import dev.asyncio4j.Body;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.ThreadOptions;
import dev.asyncio4j.loop.SignalWatch;
import dev.asyncio4j.subprocess.AsyncProcess;
import dev.asyncio4j.subprocess.PoolOptions;
import dev.asyncio4j.subprocess.ProcessOptions;
import dev.asyncio4j.subprocess.ProcessPool;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The part of {@link AsyncioProvider} that works outside the loop: processes, signals, threads. */
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

  /**
   * Watches signals on the running loop.
   *
   * @param names their names
   * @return the watch
   */
  SignalWatch signals(List<String> names);

  /**
   * Makes a coroutine that runs blocking code in a thread.
   *
   * @param <T> the type of the result
   * @param blocking the code
   * @param options executor, limiter, interrupts
   * @return the coroutine
   */
  <T extends @Nullable Object> Coroutine<T> toThread(Body<T> blocking, ThreadOptions options);

  /**
   * Makes a coroutine that computes on all cores.
   *
   * @param <T> the type of the result
   * @param body the code
   * @return the coroutine
   */
  <T extends @Nullable Object> Coroutine<T> compute(Body<T> body);

  /**
   * Makes a pool of JVMs.
   *
   * @param processes how many at most
   * @param options of each
   * @return the pool
   */
  ProcessPool newProcessPool(int processes, PoolOptions options);
}
