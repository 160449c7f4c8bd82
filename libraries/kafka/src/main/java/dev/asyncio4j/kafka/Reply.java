package dev.asyncio4j.kafka;

import static java.lang.System.Logger.Level.DEBUG;

import dev.asyncio4j.Future;
import dev.asyncio4j.lowlevel.LoopPort;
import dev.asyncio4j.lowlevel.OutsideWork;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/** The answer of another thread, as a future of the loop; virtual time stands still until then. */
final class Reply<T extends @Nullable Object> {
  final Future<T> future;
  private final LoopPort port;
  private final OutsideWork work;

  Reply(LoopPort port) {
    this.port = port;
    future = port.loop().createFuture();
    work = OutsideWork.begin(port.loop());
  }

  /** Calls {@code call} in this thread, and answers with what becomes of it. */
  void answer(Callable<? extends T> call) {
    T value;
    try {
      value = call.call();
    } catch (Throwable e) {
      fail(Errors.of(e));
      return;
    }
    succeed(value);
  }

  void succeed(T value) {
    settle(() -> future.setResult(value), null);
  }

  void fail(Throwable error) {
    settle(() -> future.setException(error), error);
  }

  private void settle(Runnable end, @Nullable Throwable error) {
    try {
      port.execute(
          () -> {
            if (!future.done()) end.run();
            else if (error != null) Log.LOGGER.log(DEBUG, "nobody waits any more for", error);
          });
    } catch (RejectedExecutionException closed) {
      // the loop is closed: nobody can wait
    } finally {
      work.end();
    }
  }
}
