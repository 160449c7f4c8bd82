package dev.asyncio4j.guide.ch02;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.seconds;
import static dev.asyncio4j.Asyncio.sleep;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Future;
import dev.asyncio4j.loop.EventLoop;

/**
 * One job twice: as a chain of callbacks, and as a coroutine. Python: {@code
 * callbacks_and_coroutines.py}, Kotlin: {@code CallbacksAndCoroutines.kt}.
 */
public final class CallbacksAndCoroutines {
  private CallbacksAndCoroutines() {}

  static void withCallbacks(EventLoop loop, Future<Integer> done) {
    loop.callSoon(
        () -> {
          System.out.println("callbacks: asked");
          loop.callLater(seconds(0.02), () -> second(loop, done, 20));
        });
  }

  static void second(EventLoop loop, Future<Integer> done, int answer) {
    System.out.println("callbacks: got " + answer);
    loop.callLater(seconds(0.02), () -> third(done, answer + 1));
  }

  static void third(Future<Integer> done, int answer) {
    System.out.println("callbacks: got " + answer);
    done.setResult(answer * 2);
  }

  static int answer(int value) {
    await(sleep(seconds(0.02)));
    return value;
  }

  static int withAwait() {
    System.out.println("await: asked");
    int value = answer(20);
    System.out.println("await: got " + value);
    value = answer(value + 1);
    System.out.println("await: got " + value);
    return value * 2;
  }

  static Coroutine<Void> main() {
    return async(
        () -> {
          EventLoop loop = getRunningLoop();
          Future<Integer> done = loop.createFuture();
          withCallbacks(loop, done);
          System.out.println(await(done));
          System.out.println(withAwait());
        });
  }

  public static void main(String[] args) {
    run(main());
  }
}
