package dev.asyncio4j.spi;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.streams.StreamReader;
import dev.asyncio4j.subprocess.AsyncProcess;
import dev.asyncio4j.subprocess.PoolOptions;
import dev.asyncio4j.subprocess.ProcessOptions;
import dev.asyncio4j.subprocess.ProcessPool;
import java.util.List;

/** The part of {@link AsyncioProvider} that starts child processes, and pools of JVMs. */
public interface SubprocessFactory {
  /**
   * @see dev.asyncio4j.Asyncio#createSubprocessExec(ProcessOptions, List)
   */
  Coroutine<AsyncProcess> createSubprocessExec(ProcessOptions options, List<String> command);

  /**
   * @see dev.asyncio4j.Asyncio#createSubprocessShell
   */
  Coroutine<AsyncProcess> createSubprocessShell(ProcessOptions options, String command);

  /**
   * @see ProcessPool#create(int, PoolOptions)
   */
  ProcessPool newProcessPool(int processes, PoolOptions options);

  /**
   * @see dev.asyncio4j.Asyncio#standardInput()
   */
  StreamReader standardInput();
}
