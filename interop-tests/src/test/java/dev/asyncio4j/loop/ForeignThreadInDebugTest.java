package dev.asyncio4j.loop;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.testing.Virtual.passes;
import static dev.asyncio4j.testing.Virtual.pause;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.asyncio4j.Future;
import dev.asyncio4j.RunOptions;
import dev.asyncio4j.VoidBody;
import dev.asyncio4j.queues.Queue;
import dev.asyncio4j.sync.Event;
import dev.asyncio4j.testing.RealTime;
import dev.asyncio4j.testing.Trail;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** In debug mode, no thread but the loop's ends what belongs to the loop. */
class ForeignThreadInDebugTest {
  private static final RunOptions DEBUG = RunOptions.defaults().virtualTime().debug(true);

  /** Runs {@code call} in another thread, which must be refused. */
  private static void assertRefused(Runnable call) {
    var error = new AtomicReference<Throwable>();
    var thread = new Thread(() -> error.set(catchThrowable(call::run)), "foreign");
    thread.start();
    RealTime.join(thread);
    assertThat(error.get())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContainingAll(
            "Non-thread-safe operation", "from thread 'foreign'", "callSoonThreadsafe");
  }

  private static void debug(VoidBody body) {
    run(async(body), DEBUG);
  }

  @Test
  @DisplayName(
      "F-07 setResult, setException and cancel of a future are refused, and change nothing")
  void futures() {
    debug(
        () -> {
          Future<String> future = getRunningLoop().createFuture();
          var waiter = createTask(async(() -> await(future)));
          passes(1);
          assertRefused(() -> future.setResult("value"));
          assertRefused(() -> future.setException(new IllegalArgumentException("wrong")));
          assertRefused(future::cancel);
          assertRefused(() -> future.cancel("message"));
          assertThat(future.done()).isFalse();
          future.setResult("of its loop");
          assertThat(await(waiter)).isEqualTo("of its loop");
        });
  }

  @Test
  @DisplayName("F-07 so is the cancel of a task, which is not counted")
  void tasks() {
    debug(
        () -> {
          var task = createTask(async(() -> pause(1)));
          passes(1);
          assertRefused(task::cancel);
          assertThat(task.cancelling()).isZero();
          await(task);
          assertThat(task.cancelled()).isFalse();
        });
  }

  @Test
  @DisplayName("F-07 so are callbacks that are added to a future or removed, be it done or not")
  void callbacks() {
    debug(
        () -> {
          Future<String> future = getRunningLoop().createFuture();
          var trail = Trail.create();
          assertRefused(() -> future.addDoneCallback(done -> trail.add("foreign")));
          future.addDoneCallback(done -> trail.add("own"));
          assertRefused(() -> future.removeDoneCallback(done -> {}));
          future.setResult("value");
          assertRefused(() -> future.addDoneCallback(done -> trail.add("foreign, too late")));
          passes(2);
          trail.assertIs("own");
        });
  }

  @Test
  @DisplayName("F-07 so is all that wakes a waiter: Event.set, Queue.putNowait")
  void primitives() {
    debug(
        () -> {
          var event = Event.create();
          var waitsForEvent = createTask(async(() -> await(event.await())));
          Queue<String> queue = Queue.create();
          var waitsForItem = createTask(async(() -> await(queue.get())));
          passes(1);
          assertRefused(event::set);
          assertRefused(() -> queue.putNowait("item"));
          waitsForEvent.cancel();
          waitsForItem.cancel();
        });
  }
}
