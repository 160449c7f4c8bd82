package dev.asyncio4j.examples.processes;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.run;

import dev.asyncio4j.processes.AioBarrier;
import dev.asyncio4j.processes.AioCondition;
import dev.asyncio4j.processes.AioLock;
import dev.asyncio4j.processes.AioProcess;
import dev.asyncio4j.processes.AioProcesses;
import dev.asyncio4j.processes.AioQueue;
import dev.asyncio4j.processes.AioSemaphore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Children under one lock count to 150; a barrier, a semaphore and a condition between them. */
public final class P03Sync {
  private P03Sync() {}

  static void count(Path file, AioLock lock) {
    for (int i = 0; i < 50; i++) {
      lock.with(
          () ->
              Files.writeString(
                  file, String.valueOf(Integer.parseInt(Files.readString(file)) + 1)));
    }
  }

  static void meet(AioBarrier barrier, AioSemaphore semaphore, AioQueue<String> told) {
    int index = barrier.waitFor(Duration.ofSeconds(30));
    semaphore.with(() -> told.put(index >= 0 && index < 3 ? "met" : "lost"));
  }

  static void listen(AioCondition condition, AioQueue<String> told) {
    condition.with(
        () -> {
          told.put("listens");
          told.put(condition.waitFor(Duration.ofSeconds(30)) ? "heard" : "deaf");
        });
  }

  public static void main(String[] args) {
    run(async(() -> program()));
  }

  private static void program() throws Exception {
    Path file = Files.createTempFile("count", ".txt");
    Files.writeString(file, "0");
    AioLock lock = AioProcesses.lock();
    var path = file.toString();
    List<AioProcess> counters = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      counters.add(AioProcesses.process(() -> count(Path.of(path), lock)));
    }
    join(counters);
    System.out.println("counted " + Files.readString(file));
    Files.delete(file);

    AioBarrier barrier = AioProcesses.barrier(3);
    AioSemaphore semaphore = AioProcesses.semaphore(1);
    AioQueue<String> told = AioProcesses.queue();
    List<AioProcess> others = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      others.add(AioProcesses.process(() -> meet(barrier, semaphore, told)));
    }
    for (AioProcess other : others) other.start();
    await(barrier.coroWait());
    System.out.println(await(told.coroGet()) + " " + await(told.coroGet()));
    for (AioProcess other : others) await(other.coroJoin());
    System.out.println("permits " + semaphore.value());

    AioCondition condition = AioProcesses.condition();
    var listener = AioProcesses.process(() -> listen(condition, told));
    listener.start();
    System.out.println(await(told.coroGet()));
    condition.with(condition::signalAll);
    System.out.println(await(told.coroGet()));
    await(listener.coroJoin());
  }

  private static void join(List<AioProcess> children) {
    for (AioProcess child : children) child.start();
    for (AioProcess child : children) await(child.coroJoin());
  }
}
