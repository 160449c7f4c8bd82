package dev.asyncio4j.kafka;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** A call that another thread may interrupt: that call alone, and nothing behind it. */
final class Interruptible {
  /** The thread that is in the call; guarded, as the other. */
  private @Nullable Thread caller;

  private boolean interrupted;

  <T extends @Nullable Object> T call(Callable<T> call) throws Exception {
    synchronized (this) {
      if (interrupted) throw new InterruptedException("it was given up before it began");
      caller = Thread.currentThread();
    }
    try {
      return call.call();
    } finally {
      synchronized (this) {
        caller = null;
        Thread.interrupted(); // one for it is not for what comes next
      }
    }
  }

  /** Ends the call, now or as soon as it begins. */
  synchronized void interrupt() {
    interrupted = true;
    if (caller != null) caller.interrupt();
  }
}
