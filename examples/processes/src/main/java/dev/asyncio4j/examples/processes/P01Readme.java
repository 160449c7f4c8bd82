package dev.asyncio4j.examples.processes;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.run;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.processes.AioEvent;
import dev.asyncio4j.processes.AioLock;
import dev.asyncio4j.processes.AioProcesses;
import dev.asyncio4j.processes.AioQueue;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The README: a child holds a lock, sets an event and sends numbers; the parent answers. */
public final class P01Readme {
  private static final int END = -1;

  private P01Readme() {}

  static void work(AioQueue<Integer> queue, AioEvent event, AioLock lock, List<Integer> items) {
    lock.with(
        () -> {
          event.set();
          for (int item : items) {
            TimeUnit.MILLISECONDS.sleep(50);
            queue.put(item + 5);
          }
        });
    queue.close();
  }

  static Coroutine<Boolean> collect(AioQueue<Integer> queue, AioEvent event, AioLock lock) {
    return async(
        () -> {
          var process =
              AioProcesses.process(() -> work(queue, event, lock, List.of(1, 2, 3, 4, 5)));
          process.start();
          for (int result; (result = await(queue.coroGet())) != END; ) {
            System.out.println("got " + result);
          }
          await(process.coroJoin());
          System.out.println("exit code " + process.exitcode().getAsInt());
          return true;
        });
  }

  static Coroutine<Boolean> stop(AioQueue<Integer> queue, AioEvent event, AioLock lock) {
    return async(
        () -> {
          await(event.coroWait());
          lock.with(
              () -> {
                await(queue.coroPut(78));
                await(queue.coroPut(END));
              });
          return true;
        });
  }

  public static void main(String[] args) {
    run(
        async(
            () -> {
              AioQueue<Integer> queue = AioProcesses.queue();
              AioLock lock = AioProcesses.lock();
              AioEvent event = AioProcesses.event();
              await(gather(collect(queue, event, lock), stop(queue, event, lock)));
            }));
  }
}
