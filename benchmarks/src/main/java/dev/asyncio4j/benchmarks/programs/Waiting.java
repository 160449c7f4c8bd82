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
import java.util.ArrayList;

/** Tasks with Java bodies that each wait for a future: {@code Waiting N}. */
public final class Waiting {
  private Waiting() {}

  public static void main(String[] args) {
    WaitMeter.measure(args[0], meter -> run(async(() -> waiters(meter))));
  }

  private static void waiters(WaitMeter meter) {
    var futures = new ArrayList<Future<Void>>(meter.count);
    VoidBody waiter =
        () -> {
          Future<Void> future = getRunningLoop().createFuture();
          futures.add(future);
          await(future);
        };
    meter.begin();
    for (int i = 0; i < meter.count; i++) createTask(async(waiter));
    await(sleep(Duration.ZERO));
    meter.allWait();
    futures.forEach(future -> future.setResult(null));
  }
}
