package dev.asyncio4j.examples;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.timeout;
import static dev.asyncio4j.Asyncio.waitFor;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.exceptions.AsyncTimeoutException;
import dev.asyncio4j.exceptions.CancelledError;
import java.time.Duration;

/**
 * Three ways to stop waiting. Python: {@code timeout_and_cancel.py}, Kotlin: {@code
 * TimeoutAndCancel.kt}.
 */
public final class TimeoutAndCancel {
  private TimeoutAndCancel() {}

  static Coroutine<?> slow(String name) {
    return async(
        () -> {
          try {
            await(sleep(Duration.ofHours(1)));
          } finally {
            System.out.println(name + " cleans up");
          }
        });
  }

  public static void main(String[] args) {
    run(
        async(
            () -> {
              try {
                timeout(
                    Duration.ofMillis(20),
                    () -> {
                      await(slow("the block"));
                    });
              } catch (AsyncTimeoutException e) {
                System.out.println("timeout: the block took too long");
              }

              try {
                await(waitFor(slow("the coroutine"), Duration.ofMillis(20)));
              } catch (AsyncTimeoutException e) {
                System.out.println("waitFor: the coroutine took too long");
              }

              var task = createTask(slow("the task"));
              await(sleep(Duration.ofMillis(20)));
              task.cancel("not needed any more");
              try {
                await(task);
              } catch (CancelledError e) {
                System.out.println("cancelled: " + e.getMessage());
              }
            }));
  }
}
