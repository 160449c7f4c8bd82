package dev.asyncio4j.benchmarks.programs;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Future;
import dev.asyncio4j.VoidBody;
import dev.asyncio4j.loop.EventLoop;
import dev.asyncio4j.queues.Queue;
import dev.asyncio4j.sync.Lock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** The operations with bodies in direct style. */
public final class JavaBodies {
  public static final List<Operation> OPERATIONS =
      List.of(
          new Operation("switch", 200_000, JavaBodies::switching),
          new Operation("spawn", 100_000, JavaBodies::spawn),
          new Operation("gather", 100_000, JavaBodies::gatherAll),
          new Operation("queue", 100_000, n -> putAndGet(1, n)),
          new Operation("queue_unbounded", 100_000, n -> putAndGet(0, n)),
          new Operation("call_soon", 300_000, JavaBodies::callSoon),
          new Operation("lock", 50_000, JavaBodies::lock),
          new Operation("sleepers", 50_000, JavaBodies::sleepers));

  private JavaBodies() {}

  public static void main(String[] args) {
    Operation.measure(OPERATIONS);
  }

  private static void main(VoidBody body) {
    run(async(body));
  }

  private static Coroutine<Integer> noop() {
    return async(() -> 1);
  }

  static void switching(int n) {
    VoidBody spin =
        () -> {
          for (int i = 0; i < n / 2; i++) {
            await(sleep(Duration.ZERO));
          }
        };
    main(() -> await(gather(async(spin), async(spin))));
  }

  private static void spawn(int n) {
    main(
        () -> {
          for (int i = 0; i < n; i++) {
            await(createTask(noop()));
          }
        });
  }

  private static void gatherAll(int n) {
    main(() -> await(gather(Stream.generate(JavaBodies::noop).limit(n).toList())));
  }

  private static void putAndGet(int maxSize, int n) {
    main(
        () -> {
          Queue<Integer> queue = Queue.create(maxSize);
          var producer =
              createTask(
                  async(
                      () -> {
                        for (int i = 0; i < n; i++) {
                          await(queue.put(i));
                        }
                      }));
          for (int i = 0; i < n; i++) {
            await(queue.get());
          }
          await(producer);
        });
  }

  private static void callSoon(int n) {
    main(
        () -> {
          EventLoop loop = getRunningLoop();
          Future<Integer> done = loop.createFuture();
          loop.callSoon(
              new Runnable() {
                private int count;

                @Override
                public void run() {
                  if (++count == n) {
                    done.setResult(n);
                  } else {
                    loop.callSoon(this);
                  }
                }
              });
          await(done);
        });
  }

  private static void lock(int n) {
    main(
        () -> {
          Lock lock = Lock.create();
          VoidBody contend =
              () -> {
                for (int i = 0; i < n / 10; i++) {
                  lock.with(() -> await(sleep(Duration.ZERO)));
                }
              };
          await(gather(Stream.generate(() -> async(contend)).limit(10).toList()));
        });
  }

  private static void sleepers(int n) {
    main(() -> await(gather(Stream.generate(() -> sleep(Duration.ofMillis(1))).limit(n).toList())));
  }
}
