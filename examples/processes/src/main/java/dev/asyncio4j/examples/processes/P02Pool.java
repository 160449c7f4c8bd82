package dev.asyncio4j.examples.processes;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.run;

import dev.asyncio4j.processes.AioPool;
import dev.asyncio4j.processes.AioProcesses;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A pool: apply, map in order, starmap; errors come back with their type, the pool lives on. */
public final class P02Pool {
  private P02Pool() {}

  static int square(int x) {
    return x * x;
  }

  static int power(int x, int y) {
    return (int) Math.pow(x, y);
  }

  static int fails(int x) {
    throw new IllegalArgumentException("no " + x);
  }

  private static String python(boolean value) {
    return value ? "True" : "False";
  }

  public static void main(String[] args) {
    run(async(() -> program()));
  }

  private static void program() {
    List<Integer> ten = IntStream.range(0, 10).boxed().toList();
    AioPool pool = AioProcesses.pool(2);
    try (pool) {
      System.out.println(await(pool.coroApply(() -> square(7))));
      System.out.println(await(pool.coroMap(P02Pool::square, ten)));
      System.out.println(
          await(pool.coroStarmap(P02Pool::power, List.of(Map.entry(2, 3), Map.entry(3, 2)))));
      try {
        await(pool.coroApply(() -> fails(3)));
      } catch (IllegalArgumentException e) {
        System.out.println("failed: " + e.getMessage());
      }
      try {
        await(pool.coroMap(P02Pool::fails, List.of(1, 2)));
      } catch (IllegalArgumentException e) {
        System.out.println("failed: " + e.getMessage());
      }
      List<Integer> twenty = IntStream.range(0, 20).boxed().toList();
      var pids = new HashSet<>(await(pool.coroMap(x -> ProcessHandle.current().pid(), twenty, 1)));
      System.out.printf(
          "%s %s%n",
          python(pids.contains(ProcessHandle.current().pid())),
          python(1 <= pids.size() && pids.size() <= 2));
      pool.close();
      await(pool.coroJoin());
    }
    try {
      await(pool.coroApply(() -> square(1)));
    } catch (IllegalStateException e) {
      System.out.println("closed pool refuses");
    }
  }
}
