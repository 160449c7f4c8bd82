package dev.asyncio4j.costs;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.taskGroup;

import dev.asyncio4j.Body;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Future;
import dev.asyncio4j.VoidBody;
import dev.asyncio4j.kotlin.Suspending;
import dev.asyncio4j.queues.Queue;
import dev.asyncio4j.sync.Lock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/** Programs with Java bodies that do one thing many times, by name. */
final class JavaOperations {
  private static final Body<Integer> NOOP = () -> 1;

  private JavaOperations() {}

  static Map<String, IntFunction<Coroutine<?>>> all() {
    return Map.ofEntries(
        entry("await of a done future", n -> async(() -> doneFuture(n))),
        entry("await of a done stage", n -> async(() -> doneStage(n))),
        entry("await of a coroutine", n -> repeat(n, () -> await(async(NOOP)))),
        entry(
            "await of a call that returns",
            n -> repeat(n, () -> await(Suspending.<Integer>call(c -> 1)))),
        entry("await of an item", n -> async(() -> items(n))),
        entry("sleep(0)", n -> repeat(n, () -> await(sleep(Duration.ZERO)))),
        entry("timer", n -> repeat(n, () -> await(sleep(Duration.ofSeconds(1))))),
        entry("task", n -> repeat(n, () -> await(createTask(async(NOOP))))),
        entry(
            "gather",
            n -> async(() -> await(gather(Stream.generate(() -> async(NOOP)).limit(n).toList())))),
        entry("group of two", n -> repeat(n, JavaOperations::group)),
        entry("queue", n -> async(() -> queue(n))),
        entry("free lock", n -> async(() -> freeLock(n))),
        entry("contended lock", n -> async(() -> contendedLock(n))),
        entry("callSoon", n -> async(() -> callSoon(n))));
  }

  private static Map.Entry<String, IntFunction<Coroutine<?>>> entry(
      String name, IntFunction<Coroutine<?>> operation) {
    return Map.entry(name, operation);
  }

  private static Coroutine<?> repeat(int n, VoidBody operation) {
    return async(
        () -> {
          for (int i = 0; i < n; i++) operation.run();
        });
  }

  private static void doneFuture(int n) {
    Future<Integer> done = getRunningLoop().createFuture();
    done.setResult(1);
    for (int i = 0; i < n; i++) await(done);
  }

  private static void doneStage(int n) {
    var done = CompletableFuture.completedFuture(1);
    for (int i = 0; i < n; i++) await(done);
  }

  private static void items(int n) {
    Queue<Integer> queue = Queue.create();
    for (int i = 0; i < n; i++) queue.putNowait(1);
    for (int i = 0; i < n; i++) await(queue.get());
  }

  private static void group() {
    taskGroup(
        group -> {
          group.createTask(async(NOOP));
          group.createTask(async(NOOP));
        });
  }

  private static void queue(int n) {
    Queue<Integer> queue = Queue.create(1);
    var producer = createTask(repeat(n, () -> await(queue.put(1))));
    for (int i = 0; i < n; i++) await(queue.get());
    await(producer);
  }

  private static void freeLock(int n) {
    Lock lock = Lock.create();
    for (int i = 0; i < n; i++) {
      await(lock.acquire());
      lock.release();
    }
  }

  private static void contendedLock(int n) {
    Lock lock = Lock.create();
    VoidBody turn =
        () -> {
          await(lock.acquire());
          await(sleep(Duration.ZERO));
          lock.release();
        };
    await(gather(Stream.generate(() -> repeat(n / 10, turn)).limit(10).toList()));
  }

  private static void callSoon(int n) {
    var loop = getRunningLoop();
    Future<String> done = loop.createFuture();
    loop.callSoon(
        new Runnable() {
          private int count;

          @Override
          public void run() {
            if (++count == n) done.setResult("done");
            else loop.callSoon(this);
          }
        });
    await(done);
  }
}
