package dev.asyncio4j.benchmarks.programs;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;

import dev.asyncio4j.Future;
import dev.asyncio4j.VoidBody;
import java.time.Duration;

/** Tasks with Java bodies that are all asleep: {@code Asleep N}. */
public final class Asleep {
  private Asleep() {}

  public static void main(String[] args) {
    SleepMeter.measure(args[0], meter -> run(async(() -> sleepers(meter))));
  }

  private static void sleepers(SleepMeter meter) {
    Future<String> last = getRunningLoop().createFuture();
    VoidBody sleeper =
        () -> {
          await(sleep(Duration.ofNanos(meter.nanos())));
          if (meter.wakesLast()) last.setResult("awake");
        };
    meter.begin();
    for (int i = 0; i < meter.count; i++) createTask(async(sleeper));
    await(sleep(Duration.ZERO));
    meter.allAsleep();
    await(last);
    meter.allAwake();
  }
}
