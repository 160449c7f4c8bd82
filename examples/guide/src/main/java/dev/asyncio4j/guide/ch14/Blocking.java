package dev.asyncio4j.guide.ch14;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.seconds;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.toThread;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Task;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A blocking call stops everybody; in a thread it stops nobody. Python: {@code blocking.py},
 * Kotlin: {@code Blocking.kt}.
 */
public final class Blocking {
  private Blocking() {}

  static String blocking() throws InterruptedException {
    Thread.sleep(200);
    return "blocking call is done";
  }

  static Coroutine<Void> beat(List<Integer> beats) {
    return async(
        () -> {
          for (int i = 0; i < 4; i++) {
            await(sleep(seconds(0.02)));
            beats.add(1);
          }
        });
  }

  static Coroutine<Void> main() {
    return async(
        () -> {
          List<Integer> beats = new ArrayList<>();
          Task<Void> beating = createTask(beat(beats));
          await(sleep(Duration.ZERO));
          System.out.println(blocking() + " - beats meanwhile: " + beats.size());
          await(beating);
          beats.clear();
          beating = createTask(beat(beats));
          await(sleep(Duration.ZERO));
          System.out.println(
              await(toThread(Blocking::blocking)) + " - beats meanwhile: " + beats.size());
          await(beating);
        });
  }

  public static void main(String[] args) {
    run(main());
  }
}
