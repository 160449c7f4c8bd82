package dev.asyncio4j.files;

import static dev.asyncio4j.Asyncio.toThread;

import dev.asyncio4j.Body;
import dev.asyncio4j.Coroutine;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * Calls of the file system that take one hop to a thread.
 *
 * <p><b>Cancellation:</b> ends the await at once; the call goes on, and its result is dropped.
 */
final class Disk {
  private Disk() {}

  /** A call with a result; the JDK's error comes out as the cause of an unchecked one. */
  static <T extends @Nullable Object> Coroutine<T> call(Body<T> body) {
    return toThread(
        () -> {
          boolean stale = Thread.interrupted(); // it would close the channels of the JDK's calls
          try {
            return body.run();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          } finally {
            if (stale) Thread.currentThread().interrupt();
          }
        });
  }

  /** A call without a result. */
  static Coroutine<@Nullable Void> run(Action action) {
    return call(
        () -> {
          action.run();
          return null;
        });
  }

  /** A call of the JDK. */
  interface Action {
    void run() throws IOException;
  }
}
