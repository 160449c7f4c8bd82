package dev.asyncio4j.processes;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.timeout;

import dev.asyncio4j.Body;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.VoidBody;
import dev.asyncio4j.exceptions.AsyncTimeoutException;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.lowlevel.CancelScopes;
import dev.asyncio4j.processes.Ask.Op;
import java.io.Serial;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A lock, semaphore or condition as its users have it.
 *
 * <p><b>Cancellation:</b> of an acquire: it is not held; of a wait: the lock is held again.
 */
@SuppressWarnings("overloads")
final class LockHandle extends Handle implements AioSemaphore, AioCondition {
  @Serial private static final long serialVersionUID = 1L;

  LockHandle(Address address, long object) {
    super(address, object);
  }

  @Override
  public void acquire() {
    blocking("coroAcquire", Op.ACQUIRE, null, Handle::flag);
  }

  @Override
  public boolean acquire(Duration limit) {
    return blocking("coroAcquire", Op.ACQUIRE, null, limit, Handle::flag) != null;
  }

  @Override
  public void release() {
    now(Op.RELEASE, null);
  }

  @Override
  public boolean locked() {
    return now(Op.LOCKED, null, Handle::flag);
  }

  @Override
  public int value() {
    return now(Op.VALUE, null, Handle::number);
  }

  @Override
  public Coroutine<Boolean> coroAcquire() {
    return coroutine(Op.ACQUIRE, null, Handle::flag);
  }

  @Override
  public Coroutine<Boolean> coroAcquire(Duration limit) {
    return QueueHandle.inTime(coroAcquire(), limit);
  }

  @Override
  public <T extends @Nullable Object> T with(Body<T> body) {
    if (Call.task() != null) await(coroAcquire());
    else acquire();
    try {
      return body.run();
    } catch (Exception e) {
      throw Call.<RuntimeException>sneaky(e);
    } finally {
      release();
    }
  }

  @Override
  public void with(VoidBody body) {
    with(
        () -> {
          body.run();
          return null;
        });
  }

  // -- conditions --------------------------------------------------------------------------------

  @Override
  public boolean waitFor(Duration limit) {
    boolean woken = blocking("coroWait", Op.WAIT, null, limit, Handle::flag) != null;
    if (!woken) acquire();
    return woken;
  }

  /** Waits; whatever ends that, the lock is held again, as Python has it. */
  @Override
  public Coroutine<Boolean> coroWait() {
    return async(
        () -> {
          try {
            return await(coroutine(Op.WAIT, null, Handle::flag));
          } catch (CancelledError e) {
            holdAgain();
            throw e;
          }
        });
  }

  /** Holds the lock again, whatever is heard meanwhile. */
  private void holdAgain() {
    CancelledError heard =
        CancelScopes.hearingOnce(
            () -> {
              for (CancelledError late = null; ; ) {
                try {
                  await(coroAcquire());
                  return late;
                } catch (CancelledError e) {
                  late = e;
                }
              }
            });
    if (heard != null) throw heard;
  }

  @Override
  public Coroutine<Boolean> coroWait(Duration limit) {
    return async(() -> waitInTask(limit));
  }

  /** Waits in this very task, for the task is the owner of the lock. */
  private boolean waitInTask(Duration limit) {
    try {
      timeout(
          limit,
          () -> {
            await(coroWait());
          });
      return true;
    } catch (AsyncTimeoutException e) {
      return false;
    }
  }

  @Override
  public <T extends @Nullable Object> Coroutine<T> coroWaitFor(Supplier<T> predicate) {
    return async(
        () -> {
          T value = predicate.get();
          while (value == null || Boolean.FALSE.equals(value)) {
            await(coroWait());
            value = predicate.get();
          }
          return value;
        });
  }

  @Override
  public void signal() {
    signal(1);
  }

  @Override
  public void signal(int n) {
    now(Op.SIGNAL, (long) n);
  }

  @Override
  public void signalAll() {
    now(Op.SIGNAL, Long.MAX_VALUE);
  }
}
