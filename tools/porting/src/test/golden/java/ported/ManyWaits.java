// Written by the porting assistant of asyncio4j from ch03/many_waits.py; what it cannot tell is a todo(...), what to look at a "check".
package ported;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.seconds;
import static dev.asyncio4j.Asyncio.sleep;

import dev.asyncio4j.Coroutine;
import java.util.List;
import java.util.stream.IntStream;

// What asyncio is good at: ten thousand waits at once, and never two pieces of code at once.
public final class ManyWaits {
  private ManyWaits() {}

  static int most;
  static int running;

  static Coroutine<Integer> waitForNews(int number) {
    return async(() -> {
      await(sleep(seconds(0.2)));
      running += 1;
      most = Math.max(most, running);
      running -= 1;
      return number;
    });
  }

  static Coroutine<Void> main() {
    return async(() -> {
      List<Integer> answers = await(gather(IntStream.range(0, 10000).boxed().<Coroutine<Integer>>map(i -> waitForNews(i)).toList()));
      System.out.println("" + answers.size() + " waits, " + Math.toIntExact(answers.stream().mapToLong(n -> n).sum()) + " is their sum, running at once: " + most);
    });
  }

  public static void main(String[] args) {
    running = 0;
    most = 0;
    run(main());
  }
}
