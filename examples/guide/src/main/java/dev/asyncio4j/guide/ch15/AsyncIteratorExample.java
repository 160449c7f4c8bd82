package dev.asyncio4j.guide.ch15;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.each;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.seconds;
import static dev.asyncio4j.Asyncio.sleep;

import dev.asyncio4j.AsyncIterator;
import dev.asyncio4j.Awaitable;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.exceptions.StopAsyncIterationException;

/**
 * An object whose next element may have to be waited for. Python: {@code async_iterator.py},
 * Kotlin: {@code AsyncIteratorExample.kt}.
 */
public final class AsyncIteratorExample {
  private AsyncIteratorExample() {}

  static final class Countdown implements AsyncIterator<Integer> {
    private int left;

    Countdown(int start) {
      left = start;
    }

    @Override
    public Awaitable<Integer> next() {
      return async(
          () -> {
            if (left == 0) throw new StopAsyncIterationException("the countdown is over");
            await(sleep(seconds(0.01)));
            return left--;
          });
    }
  }

  static Coroutine<Void> main() {
    return async(
        () -> {
          var countdown = new Countdown(3);
          System.out.println("by hand: " + await(countdown.next()));
          for (int number : each(countdown)) {
            System.out.println("in the loop: " + number);
          }
          try {
            await(countdown.next());
          } catch (StopAsyncIterationException e) {
            System.out.println("nothing left");
          }
          for (int number : each(new Countdown(5))) {
            if (number == 3) break;
            System.out.println("until three: " + number);
          }
        });
  }

  public static void main(String[] args) {
    run(main());
  }
}
