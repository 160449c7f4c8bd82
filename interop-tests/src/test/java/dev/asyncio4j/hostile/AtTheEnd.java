package dev.asyncio4j.hostile;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.asyncGenerator;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.each;
import static dev.asyncio4j.Asyncio.formatCallGraph;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.shield;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.taskGroup;
import static dev.asyncio4j.Asyncio.timeout;
import static dev.asyncio4j.Asyncio.toThread;
import static dev.asyncio4j.Asyncio.waitFor;

import dev.asyncio4j.AsyncGenerator;
import dev.asyncio4j.Asyncio;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Future;
import dev.asyncio4j.TaskOptions;
import dev.asyncio4j.VoidBody;
import dev.asyncio4j.kotlin.Suspending;
import dev.asyncio4j.queues.Queue;
import dev.asyncio4j.sync.Barrier;
import dev.asyncio4j.sync.Condition;
import dev.asyncio4j.sync.Event;
import dev.asyncio4j.sync.Lock;
import dev.asyncio4j.sync.Semaphore;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import kotlinx.coroutines.DelayKt;

/** What a body may do when its stack is about to overflow. Each ends by itself, and soon. */
enum AtTheEnd {
  PASS(() -> await(sleep(Duration.ZERO))),
  SLEEP(() -> await(nap())),
  FUTURE(() -> await(soon())),
  DONE_FUTURE(() -> await(done())),
  TASK(() -> await(createTask(nap()))),
  JAVA_TASK(() -> await(createTask(passing()))),
  EAGER_TASK(() -> await(createTask(passing(), TaskOptions.defaults().eagerStart(true)))),
  EAGER_TASK_THAT_ENDS(
      () -> await(createTask(async(() -> 1), TaskOptions.defaults().eagerStart(true)))),
  INLINE(() -> await(passing())),
  GATHER(() -> await(gather(nap(), passing()))),
  WAIT(() -> await(Asyncio.wait(List.of(createTask(passing()), soon())))),
  WAIT_FOR(() -> await(waitFor(passing(), Duration.ofSeconds(1)))),
  TIMEOUT(() -> timeout(Duration.ofSeconds(1), () -> await(nap()))),
  SHIELD(() -> await(shield(passing()))),
  TASK_GROUP(
      () ->
          taskGroup(
              group -> {
                group.createTask(passing());
                await(nap());
              })),
  LOCK(() -> Lock.create().with(() -> await(nap()))),
  CONTENDED_LOCK(AtTheEnd::contendedLock),
  SEMAPHORE(() -> Semaphore.create(1).with(() -> await(nap()))),
  CONDITION(AtTheEnd::condition),
  BARRIER(AtTheEnd::barrier),
  EVENT(AtTheEnd::event),
  QUEUE(AtTheEnd::queue),
  GENERATOR(AtTheEnd::generator),
  EACH(() -> each(numbers()).forEach(number -> await(sleep(Duration.ZERO)))),
  STAGE(() -> await(CompletableFuture.supplyAsync(() -> 1))),
  THREAD(() -> await(toThread(() -> 1))),
  KOTLIN(() -> await(Suspending.call(then -> DelayKt.delay(1, then)))),
  KOTLIN_THAT_ENDS(() -> await(Suspending.call(then -> 1))),
  FINALLY(AtTheEnd::inFinally),
  CALL_SOON(() -> getRunningLoop().callSoon(() -> {})),
  CALL_LATER(() -> getRunningLoop().callLater(Duration.ofMillis(1), () -> {})),
  CANCELLED_TIMER(() -> getRunningLoop().callLater(Duration.ofMillis(1), () -> {}).cancel()),
  CREATE_TASK(() -> createTask(passing())),
  CANCELLED_TASK(() -> createTask(passing()).cancel()),
  FAILED_FUTURE(() -> fail(getRunningLoop().createFuture())),
  FAILED_STAGE(AtTheEnd::failedStage),
  DONE_CALLBACK(() -> soon().addDoneCallback(future -> {})),
  SIGNAL(AtTheEnd::signal),
  CALL_GRAPH(() -> formatCallGraph(getRunningLoop().createFuture())),
  TEXT(() -> (createTask(passing()) + " " + getRunningLoop() + soon()).length());

  final VoidBody action;

  AtTheEnd(VoidBody action) {
    this.action = action;
  }

  private static Coroutine<Void> nap() {
    return sleep(Duration.ofMillis(1));
  }

  private static Coroutine<Void> passing() {
    return async(() -> await(sleep(Duration.ZERO)));
  }

  private static Future<String> soon() {
    Future<String> future = getRunningLoop().createFuture();
    getRunningLoop().callSoon(() -> future.setResult("soon"));
    return future;
  }

  private static Future<String> done() {
    Future<String> future = getRunningLoop().createFuture();
    future.setResult("done");
    return future;
  }

  private static void fail(Future<?> future) {
    future.setException(new IllegalStateException("failed at the end of a stack"));
    future.exception(); // retrieved
  }

  private static void failedStage() {
    Future<?> failed = getRunningLoop().createFuture();
    fail(failed);
    failed.toCompletableFuture().isDone();
  }

  private static void contendedLock() {
    var lock = Lock.create();
    createTask(async(() -> lock.with(() -> await(sleep(Duration.ZERO)))));
    await(sleep(Duration.ZERO));
    lock.with(() -> {});
  }

  private static void condition() {
    var condition = Condition.create();
    condition.with(
        () -> {
          createTask(async(() -> condition.with(condition::signalAll)));
          await(condition.await());
        });
  }

  private static void barrier() {
    var barrier = Barrier.create(2);
    createTask(async(() -> meet(barrier)));
    meet(barrier);
  }

  /** The other party may have overflowed before it came. */
  private static void meet(Barrier barrier) {
    try {
      timeout(Duration.ofMillis(5), () -> await(barrier.await()));
    } catch (RuntimeException tooLate) {
      // it waits no longer
    }
  }

  private static void event() {
    var event = Event.create();
    getRunningLoop().callSoon(event::set);
    await(event.await());
  }

  private static void queue() {
    Queue<Integer> queue = Queue.create(1);
    createTask(async(() -> await(queue.put(1))));
    await(queue.get());
  }

  private static AsyncGenerator<Integer> numbers() {
    return asyncGenerator(
        y -> {
          y.emit(1);
          await(sleep(Duration.ZERO));
          y.emit(2);
        });
  }

  private static void generator() {
    var numbers = numbers();
    await(numbers.next());
    await(numbers.next());
    await(numbers.close());
  }

  private static void signal() {
    getRunningLoop().addSignalHandler("WINCH", () -> {});
    getRunningLoop().removeSignalHandler("WINCH");
  }

  private static void inFinally() {
    try {
      await(sleep(Duration.ZERO));
    } finally {
      await(nap());
    }
  }
}
