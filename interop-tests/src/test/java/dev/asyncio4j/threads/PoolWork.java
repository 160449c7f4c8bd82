package dev.asyncio4j.threads;

import static org.assertj.core.api.Assertions.catchThrowable;

import dev.asyncio4j.subprocess.ProcessPool;
import java.io.Serializable;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/** A job for another JVM, as a lambda; and what came of it. */
interface PoolWork<T> extends Callable<T>, Serializable {

  /** Its result, within a minute. */
  static <T> T resultOf(ProcessPool pool, PoolWork<T> work) throws Exception {
    try {
      return pool.submit(work).get(1, TimeUnit.MINUTES);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
  }

  /** What it fails with, within a minute. */
  static Throwable failureOf(ProcessPool pool, PoolWork<?> work) {
    var error = catchThrowable(() -> pool.submit(work).get(1, TimeUnit.MINUTES));
    return error instanceof ExecutionException ? error.getCause() : error;
  }

  /** The process of the worker that it gets. */
  static ProcessHandle processOf(ProcessPool pool) throws Exception {
    return ProcessHandle.of(resultOf(pool, () -> ProcessHandle.current().pid())).orElseThrow();
  }
}
