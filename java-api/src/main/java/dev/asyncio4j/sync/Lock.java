package dev.asyncio4j.sync;

import dev.asyncio4j.spi.Engine;

/**
 * Mutual exclusion between tasks, fair and not reentrant.
 *
 * <p><i>Python:</i> {@code asyncio.Lock}. It has no owner: any task may release it. A release lets
 * the first waiter run; the lock is free until that one does, but nobody else can take it before.
 *
 * <pre>{@code
 * Lock lock = Lock.create();
 * lock.with(() -> {
 *   int before = counter[0];
 *   await(sleep(Duration.ofMillis(1)));
 *   counter[0] = before + 1;
 * });
 * }</pre>
 */
public interface Lock extends Lockable {
  /** {@return a new lock, not acquired} */
  static Lock create() {
    return Engine.provider().newLock();
  }
}
