package dev.asyncio4j.guide.ch24;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.seconds;
import static dev.asyncio4j.Asyncio.sleep;

import dev.asyncio4j.Coroutine;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The same job with threads and with tasks: both do it, and only one needs a lock. Python: {@code
 * threads_instead.py}, Kotlin: {@code ThreadsInstead.kt}.
 */
public final class ThreadsInstead {
  private ThreadsInstead() {}

  static List<Integer> withThreads() throws InterruptedException {
    List<Integer> results = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    for (int number : List.of(3, 1, 2)) {
      threads.add(
          new Thread(
              () -> {
                pause(50L * number);
                synchronized (results) {
                  results.add(number * number);
                }
              }));
    }
    for (Thread thread : threads) thread.start();
    for (Thread thread : threads) thread.join();
    return results;
  }

  static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  static Coroutine<List<Integer>> withTasks() {
    return async(
        () -> {
          List<Integer> results = new ArrayList<>();
          await(gather(Stream.of(3, 1, 2).map(number -> work(number, results)).toList()));
          return results;
        });
  }

  static Coroutine<Void> work(int number, List<Integer> results) {
    return async(
        () -> {
          await(sleep(seconds(0.05 * number)));
          results.add(number * number);
        });
  }

  public static void main(String[] args) throws InterruptedException {
    System.out.println("threads: " + withThreads());
    System.out.println("tasks:   " + run(withTasks()));
  }
}
