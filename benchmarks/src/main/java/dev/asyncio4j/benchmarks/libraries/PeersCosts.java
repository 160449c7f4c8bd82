package dev.asyncio4j.benchmarks.libraries;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.openConnection;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.startServer;
import static dev.asyncio4j.Asyncio.taskGroup;
import static dev.asyncio4j.Asyncio.toThread;

import dev.asyncio4j.Body;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Future;
import dev.asyncio4j.VoidBody;
import dev.asyncio4j.kotlin.Suspending;
import dev.asyncio4j.queues.Queue;
import dev.asyncio4j.sync.Lock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Operations that the JVM's other libraries have, too: see PeersThreads, PeersKotlinx, PeersVertx.
 */
public final class PeersCosts {
  private static final int MANY = 1_000_000;
  private static final int SOME = 100_000;
  static final String AT_ONCE = "100,000 asleep at once, each";

  /** Microseconds in which all of them are begun, however fast the machine. */
  static final long UNTIL_ALL_SLEEP = 1_000_000;

  private static final Body<Integer> NOOP = () -> 1;

  private PeersCosts() {}

  public static void main(String[] args) throws Exception {
    String only = args.length == 0 ? "" : args[0];
    awaits(only, "a completed CompletableFuture", n -> completedFuture(n));
    awaits(only, "a done future", n -> doneFuture(n));
    awaits(only, "a suspend function that returns", n -> suspendFunction(n));
    awaits(only, "a free lock", n -> freeLock(n));
    awaits(only, "drain, nothing buffered", n -> drain(n));
    awaits(only, "a queue that is not empty", n -> items(n));
    measure(only, "gather of 10,000 no-ops, each", 10_000, n -> gatherAll(n));
    measure(only, "spawn and join", SOME, n -> spawn(n));
    measure(only, "switch of two", SOME, n -> switching(n));
    measure(only, "Queue(1), put and get", SOME, n -> queue(n));
    measure(only, "ping-pong over two queues", SOME, n -> pingPong(n));
    measure(only, "toThread", 10_000, n -> threads(n));
    measure(only, "a group of two children", SOME, n -> groups(n));
    measure(only, "10,000 sleepers, each", 10_000, n -> sleepers(n, 0));
    measure(only, "100,000 sleepers, each", SOME, n -> sleepers(n, 0));
    measure(only, AT_ONCE, SOME, n -> sleepers(n, UNTIL_ALL_SLEEP));
  }

  private static void awaits(String only, String what, Operations body) throws Exception {
    measure(only, "await of " + what, MANY, body);
  }

  private interface Operations {
    void run(int count) throws Exception;
  }

  private static void measure(String only, String name, int count, Operations body)
      throws Exception {
    if (name.contains(only)) Meter.measure(name, count, n -> run(async(() -> body.run(n))));
  }

  private static void completedFuture(int n) {
    var done = CompletableFuture.completedFuture(1);
    long sum = 0;
    for (int i = 0; i < n; i++) sum += await(done);
    check(sum == n);
  }

  private static void doneFuture(int n) {
    Future<Integer> done = getRunningLoop().createFuture();
    done.setResult(1);
    long sum = 0;
    for (int i = 0; i < n; i++) sum += await(done);
    check(sum == n);
  }

  private static void suspendFunction(int n) {
    long sum = 0;
    for (int i = 0; i < n; i++) {
      int value = i & 1;
      sum += await(Suspending.<Integer>call(c -> PeersFunctions.INSTANCE.returns(value, c)));
    }
    check(sum == n / 2);
  }

  private static void freeLock(int n) {
    Lock lock = Lock.create();
    for (int i = 0; i < n; i++) {
      await(lock.acquire());
      lock.release();
    }
  }

  private static void drain(int n) throws Exception {
    var server = await(startServer((reader, writer) -> await(reader.read(1)), "127.0.0.1", 0));
    try (var client = await(openConnection("127.0.0.1", server.port()))) {
      for (int i = 0; i < n; i++) await(client.writer().drain());
    }
    server.close();
  }

  private static void items(int n) {
    Queue<Integer> queue = Queue.create();
    for (int i = 0; i < n; i++) {
      await(queue.put(i));
      await(queue.get());
    }
  }

  private static void gatherAll(int n) {
    await(gather(Stream.generate(() -> async(NOOP)).limit(n).toList()));
  }

  private static void spawn(int n) {
    for (int i = 0; i < n; i++) await(createTask(async(NOOP)));
  }

  private static Coroutine<Void> repeat(int n, VoidBody operation) {
    return async(
        () -> {
          for (int i = 0; i < n; i++) operation.run();
        });
  }

  private static void switching(int n) {
    VoidBody pass = () -> await(sleep(Duration.ZERO));
    await(gather(repeat(n / 2, pass), repeat(n / 2, pass)));
  }

  private static void queue(int n) {
    Queue<Integer> queue = Queue.create(1);
    var producer = createTask(repeat(n, () -> await(queue.put(1))));
    for (int i = 0; i < n; i++) await(queue.get());
    await(producer);
  }

  private static void pingPong(int n) {
    Queue<Integer> there = Queue.create(1);
    Queue<Integer> back = Queue.create(1);
    var other = createTask(repeat(n, () -> await(back.put(await(there.get())))));
    for (int i = 0; i < n; i++) {
      await(there.put(i));
      await(back.get());
    }
    await(other);
  }

  private static void threads(int n) {
    for (int i = 0; i < n; i++) await(toThread(NOOP));
  }

  private static void groups(int n) {
    for (int i = 0; i < n; i++) {
      taskGroup(
          group -> {
            group.createTask(async(NOOP));
            group.createTask(async(NOOP));
          });
    }
  }

  /** {@return the microseconds that a sleeper sleeps: one to ten milliseconds, in no order} */
  static long micros(int sleeper) {
    return 1_000 + (1 + sleeper * 7_919L) % 9_000;
  }

  private static void sleepers(int n, long more) {
    await(gather(IntStream.range(0, n).mapToObj(i -> sleeper(more + micros(i))).toList()));
  }

  private static Coroutine<Void> sleeper(long micros) {
    var delay = Duration.ofNanos(micros * 1_000);
    return async(() -> await(sleep(delay)));
  }

  private static void check(boolean right) {
    if (!right) throw new IllegalStateException("the operations have not done their work");
  }
}
