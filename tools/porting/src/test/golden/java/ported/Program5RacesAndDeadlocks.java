// Written by the porting assistant of asyncio4j from ch22/5_races_and_deadlocks.py; what it cannot tell is a todo(...), what to look at a "check".
package ported;

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

// Error 5: thinking that there are no races and no deadlocks. Between two awaits there are none; across one there are.
public final class Program5RacesAndDeadlocks {
  private Program5RacesAndDeadlocks() {}

  static int value_;

  static Coroutine<Void> addOne(Lock lock) {
    return async(() -> {
      if (lock != null) {
        Lock lock2 = lock;
        await(lock2.acquire());
        try {
          await(addOne(null));
        } finally {
          lock2.release();
        }
        return;
      }
      int read = value_;
      await(sleep(Duration.ZERO));
      value_ = read + 1;
    });
  }

  static Coroutine<Void> take(String name_, Lock first, Lock second) {
    return async(() -> {
      await(first.acquire());
      try {
        System.out.println(name_ + " has one lock and wants the other");
        await(sleep(Duration.ZERO));
        await(second.acquire());
        try {
          System.out.println("not printed");
        } finally {
          second.release();
        }
      } finally {
        first.release();
      }
    });
  }

  static Coroutine<Void> main() {
    return async(() -> {
      await(gather(IntStream.range(0, 100).boxed().<Coroutine<Void>>map(unused -> addOne(null)).toList()));
      System.out.println("without a lock: " + value_);
      value_ = 0;
      Lock lock = Lock.create();
      await(gather(IntStream.range(0, 100).boxed().<Coroutine<Void>>map(unused2 -> addOne(lock)).toList()));
      System.out.println("with a lock: " + value_);
      Lock a = Lock.create();
      Lock b = Lock.create();
      try {
        timeout(seconds(0.1), () -> {
          await(gather(take("one", a, b), take("two", b, a)));
        });
      } catch (AsyncTimeoutException e) {
        System.out.println("deadlock, ended by a time limit; locked: " + (a.locked() || b.locked() ? "yes" : "no"));
      }
    });
  }

  public static void main(String[] args) {
    value_ = 0;
    run(main());
  }
}
