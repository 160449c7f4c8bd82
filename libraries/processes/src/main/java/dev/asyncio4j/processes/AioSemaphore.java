package dev.asyncio4j.processes;

/**
 * A semaphore that processes share; what a process holds is freed when it ends.
 *
 * <p><i>Python:</i> {@code AioSemaphore}, {@code AioBoundedSemaphore}. Anybody may release.
 */
public interface AioSemaphore extends AioLock {
  /** {@return how many permits are free now} */
  int value();
}
