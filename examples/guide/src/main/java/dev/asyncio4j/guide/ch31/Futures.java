package dev.asyncio4j.guide.ch31;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Future;
import dev.asyncio4j.Task;
import dev.asyncio4j.exceptions.InvalidStateException;
import dev.asyncio4j.loop.EventLoop;

/**
 * A future is a result that is not there yet: somebody sets it, others wait for it. Python: {@code
 * futures.py}, Kotlin: {@code Futures.kt}.
 */
public final class Futures {
  private Futures() {}

  static Coroutine<Void> waits(String name, Future<String> future) {
    return async(
        () -> {
          try {
            System.out.println(name + " got " + await(future));
          } catch (IllegalArgumentException e) {
            System.out.println(name + " got the error " + e.getMessage());
          }
        });
  }

  static Coroutine<Void> main() {
    return async(
        () -> {
          EventLoop loop = getRunningLoop();
          Future<String> future = loop.createFuture();
          Task<Void> one = createTask(waits("one", future));
          Task<Void> two = createTask(waits("two", future));
          future.addDoneCallback(f -> System.out.println("callback: " + f.result()));
          loop.callSoon(() -> future.setResult("the result"));
          await(gather(one, two));
          try {
            future.setResult("another");
          } catch (InvalidStateException e) {
            System.out.println("a result is set once");
          }
          Future<String> failing = loop.createFuture();
          Task<Void> three = createTask(waits("three", failing));
          failing.setException(new IllegalArgumentException("no luck"));
          await(three);
          Future<String> givenUp = loop.createFuture();
          System.out.println(
              "cancelled: " + (givenUp.cancel() && givenUp.cancelled() ? "yes" : "no"));
        });
  }

  public static void main(String[] args) {
    run(main());
  }
}
