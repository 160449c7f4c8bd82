package dev.asyncio4j.examples.hazelcast;

import static dev.asyncio4j.Asyncio.asCompleted;
import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;

import com.hazelcast.core.HazelcastInstance;
import dev.asyncio4j.Body;
import dev.asyncio4j.Future;
import dev.asyncio4j.exceptions.RemoteWorkException;
import dev.asyncio4j.hazelcast.HazelcastExecutors;
import java.util.ArrayList;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Work that outgrows the process: the same call on the executor of two Hazelcast members. Python:
 * {@code 01_pool.py}, Kotlin: {@code Pool.kt}.
 */
public final class Pool {
  private Pool() {}

  public static int collatz(int start) {
    int steps = 0;
    for (long n = start; n != 1; n = n % 2 == 0 ? n / 2 : 3 * n + 1) steps++;
    return steps;
  }

  public static int fails(String text) {
    throw new IllegalArgumentException(text);
  }

  public static long where() {
    return ProcessHandle.current().pid();
  }

  private static void program(HazelcastInstance hz) {
    var loop = getRunningLoop();
    var pool = HazelcastExecutors.executor(hz, "work");
    System.out.println(await(loop.runInExecutor(pool, () -> collatz(27))));
    System.out.println(
        await(
            gather(
                Stream.of(1, 6, 97, 871)
                    .map(n -> loop.runInExecutor(pool, () -> collatz(n)))
                    .toList())));
    var others = HazelcastExecutors.onMembers(hz, "work", member -> !member.localMember());
    var elsewhere = await(loop.runInExecutor(others, Pool::where)) != where();
    System.out.println(elsewhere ? "True" : "False");
    try {
      await(loop.runInExecutor(pool, () -> fails("over there")));
    } catch (IllegalArgumentException e) {
      System.out.println("ValueError " + e.getMessage());
    }
    try {
      Body<Integer> lambda = () -> 1; // not a SerializableBody
      await(loop.runInExecutor(pool, lambda));
    } catch (RemoteWorkException e) {
      System.out.println("cannot travel");
    }
    var done = new ArrayList<Future<Integer>>();
    for (int n : IntStream.rangeClosed(1, 1000).toArray()) {
      done.add(loop.runInExecutor(pool, () -> collatz(n)));
    }
    int best = 0;
    for (var f : asCompleted(done)) best = Math.max(best, await(f));
    System.out.println(best);
  }

  public static void main(String[] args) throws Exception {
    var hz = SecondMember.first();
    try (var second = SecondMember.start(hz)) {
      run(async(() -> program(hz)));
    } finally {
      hz.shutdown();
    }
  }
}
