package dev.asyncio4j.guide.ch22;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.seconds;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.timeout;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.exceptions.AsyncTimeoutException;
import dev.asyncio4j.sync.Lock;
import java.time.Duration;
import java.util.stream.IntStream;

/**
 * Error 5: thinking that there are no races and no deadlocks. Between two awaits there are none;
 * across one there are. Python: {@code 5_races_and_deadlocks.py}, Kotlin: {@code
 * RacesAndDeadlocks.kt}.
 */
public final class RacesAndDeadlocks {
  private RacesAndDeadlocks() {}

  static int value = 0;

  static Coroutine<Void> addOne() {
    return async(
        () -> {
          int read = value;
          await(sleep(Duration.ZERO));
          value = read + 1;
        });
  }

  static Coroutine<Void> addOne(Lock lock) {
    return async(
        () ->
            lock.with(
                () -> {
                  await(addOne());
                }));
  }

  static Coroutine<Void> take(String name, Lock first, Lock second) {
    return async(
        () ->
            first.with(
                () -> {
                  System.out.println(name + " has one lock and wants the other");
                  await(sleep(Duration.ZERO));
                  second.with(() -> System.out.println("not printed"));
                }));
  }

  static Coroutine<Void> main() {
    return async(
        () -> {
          value = 0;
          await(gather(IntStream.range(0, 100).mapToObj(i -> addOne()).toList()));
          System.out.println("without a lock: " + value);
          value = 0;
          Lock lock = Lock.create();
          await(gather(IntStream.range(0, 100).mapToObj(i -> addOne(lock)).toList()));
          System.out.println("with a lock: " + value);
          Lock a = Lock.create();
          Lock b = Lock.create();
          try {
            timeout(
                seconds(0.1),
                () -> {
                  await(gather(take("one", a, b), take("two", b, a)));
                });
          } catch (AsyncTimeoutException e) {
            System.out.println(
                "deadlock, ended by a time limit; locked: "
                    + (a.locked() || b.locked() ? "yes" : "no"));
          }
        });
  }

  public static void main(String[] args) {
    run(main());
  }
}
