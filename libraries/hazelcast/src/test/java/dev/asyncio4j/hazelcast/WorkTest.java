package dev.asyncio4j.hazelcast;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.gatherOutcomes;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.toThread;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.hazelcast.splitbrainprotection.SplitBrainProtectionException;
import dev.asyncio4j.ContextVar;
import dev.asyncio4j.Future;
import dev.asyncio4j.SerializableBody;
import dev.asyncio4j.ThreadOptions;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.exceptions.RemoteWorkException;
import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.sync.Semaphore;
import dev.asyncio4j.testing.RealTime;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Work on the second member: what comes back, and what a cancel does. */
@ExtendWith(NothingLeftBehind.class)
class WorkTest {
  @BeforeAll
  static void start() {
    Cluster.other();
  }

  private static ExecutorService there(String name) {
    return HazelcastExecutors.onMember(Cluster.HZ, name, Cluster.other().member());
  }

  private static <T> T sent(String name, SerializableBody<T> work) {
    return run(async(() -> await(getRunningLoop().runInExecutor(there(name), work))));
  }

  @Test
  @DisplayName("E-04 the exception tells the member that it comes from")
  void noteOfTheMember() {
    var error = catchThrowable(() -> sent("work", () -> Integer.parseInt("x")));
    assertThat(error).isInstanceOf(NumberFormatException.class);
    assertThat(error.getSuppressed()[0])
        .hasMessage("ran on member " + Cluster.other().member().getAddress());
  }

  @Test
  @DisplayName("E-05 cancelled in the queue it never runs")
  void cancelledInTheQueue() {
    var id = UUID.randomUUID().toString();
    run(
        async(
            () -> {
              var loop = getRunningLoop();
              var runs =
                  loop.runInExecutor(
                      there("narrow"),
                      () -> {
                        Board.put(id + " runs", "yes");
                        return Board.await(id + " goes on");
                      });
              Board.await(id + " runs", runs); // a member begins work in an order of its own
              var limiter = Semaphore.create(1);
              var options = ThreadOptions.defaults().executor(there("narrow")).limiter(limiter);
              var queues =
                  createTask(
                      toThread(
                          () -> {
                            Board.put(id + " ran", "yes");
                            return null;
                          },
                          options));
              while (!limiter.locked()) await(sleep(Duration.ZERO));
              queues.cancel();
              assertThat(catchThrowable(() -> await(queues))).isInstanceOf(CancelledError.class);
              assertThat(runs.done()).isFalse();
              await(limiter.acquire()); // the member has said that it never runs
              Board.put(id + " goes on", "yes");
              await(runs);
              await(loop.runInExecutor(there("narrow"), () -> null));
            }));
    assertThat(Board.has(id + " ran")).isFalse();
  }

  @Test
  @DisplayName("E-05 cancelled while it runs it goes on, and its result is dropped")
  void cancelledWhileItRuns() {
    var id = UUID.randomUUID().toString();
    run(
        async(
            () -> {
              var future =
                  getRunningLoop()
                      .runInExecutor(
                          there("work"),
                          () -> {
                            Board.put(id + " runs", "yes");
                            Board.await(id + " goes on");
                            Board.put(id + " ended", "yes");
                            return null;
                          });
              Board.await(id + " runs", future);
              future.cancel();
              assertThat(catchThrowable(() -> await(future))).isInstanceOf(CancelledError.class);
              Board.put(id + " goes on", "yes");
            }));
    assertThat(Board.await(id + " ended")).isEqualTo("yes");
  }

  @Test
  @DisplayName("E-05 it is interrupted if that is wanted")
  void interrupted() {
    var id = UUID.randomUUID().toString();
    run(
        async(
            () -> {
              var options = ThreadOptions.defaults().executor(there("work")).interruptible(true);
              var task =
                  createTask(
                      toThread(
                          () -> {
                            Board.put(id + " runs", "yes");
                            try {
                              new CountDownLatch(1).await();
                            } catch (InterruptedException e) {
                              Board.put(id + " interrupted", "yes");
                            }
                            return null;
                          },
                          options));
              Board.await(id + " runs", task);
              task.cancel();
              assertThat(catchThrowable(() -> await(task))).isInstanceOf(CancelledError.class);
            }));
    assertThat(Board.await(id + " interrupted")).isEqualTo("yes");
  }

  /** What work on this member, which shares the classes of the test, and its canceller tell. */
  private static final class Here {
    static final BlockingQueue<CountDownLatch> BEGUN = new LinkedBlockingQueue<>();
    static final BlockingQueue<Boolean> INTERRUPTED = new LinkedBlockingQueue<>();

    static String work() {
      var goesOn = new CountDownLatch(1);
      BEGUN.add(goesOn);
      try {
        goesOn.await();
        INTERRUPTED.add(false);
      } catch (InterruptedException e) {
        INTERRUPTED.add(true);
      }
      return "done";
    }
  }

  /** {@return how many cancels this member has carried out} */
  private static long cancels() {
    var control = Cluster.HZ.getExecutorService("asyncio4j-control");
    return control.getLocalExecutorStats().getCompletedTaskCount();
  }

  private static boolean interruptedBy(boolean mayInterrupt) throws InterruptedException {
    var member = Cluster.HZ.getCluster().getLocalMember();
    var executor = HazelcastExecutors.onMember(Cluster.HZ, "work", member);
    SerializableBody<String> work = Here::work;
    var future = executor.submit((Callable<String> & Serializable) work::run);
    var goesOn = Here.BEGUN.take();
    long before = cancels();
    assertThat(future.cancel(mayInterrupt)).isTrue();
    RealTime.waitUntil(() -> cancels() > before);
    goesOn.countDown();
    return Here.INTERRUPTED.take();
  }

  @Test
  @DisplayName("E-05 a future of the executor's own is cancelled as it says: interrupted, or not")
  void ownFuture() throws InterruptedException {
    assertThat(interruptedBy(false)).isFalse();
    assertThat(interruptedBy(true)).isTrue();
  }

  @Test
  @DisplayName("E-09 the loop is not held up, however much work queues, nor by cancels")
  void neverBlocks() {
    var id = UUID.randomUUID().toString();
    run(
        async(
            () -> {
              var all = new ArrayList<Future<String>>();
              for (int i = 0; i < 300; i++) {
                all.add(
                    getRunningLoop()
                        .runInExecutor(there("narrow"), () -> Board.await(id + " goes on")));
              }
              for (int i = 100; i < 300; i++) all.get(i).cancel();
              assertThat(all.subList(0, 100)).noneMatch(Future::done);
              Board.put(id + " goes on", "yes");
              var outcomes = await(gatherOutcomes(all));
              assertThat(outcomes.subList(0, 100)).allMatch(it -> it.get().equals("yes"));
            }));
  }

  private static final ContextVar<String> USER = ContextVar.create("user");

  @Test
  @DisplayName("E-10 context variables do not travel, and a body there cannot await")
  void contextAndAwait() {
    run(
        async(
            () -> {
              USER.set("me");
              var options = ThreadOptions.defaults().executor(there("work"));
              assertThat(await(toThread(() -> USER.get("nobody"), options))).isEqualTo("nobody");
            }));
    assertThat(catchThrowable(() -> sent("work", () -> await(sleep(Duration.ZERO)))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("await outside a coroutine")
        .hasMessageContaining(
            "on another machine, member " + Cluster.other().member().getAddress());
  }

  @Test
  @DisplayName("E-13 a cluster that is not safe: Hazelcast's exception as it is")
  void notSafe() {
    assertThat(catchThrowable(() -> sent("safe", () -> 1)))
        .isInstanceOf(SplitBrainProtectionException.class);
  }

  @Test
  @DisplayName("E-02 what cannot travel is refused before anything is sent")
  void refused() {
    var thread = new Thread();
    assertThat(catchThrowable(() -> sent("work", () -> thread.getName())))
        .isInstanceOf(RemoteWorkException.class)
        .hasMessageContaining("captures a java.lang.Thread, which is not Serializable")
        .hasMessageContaining("executor 'work' of " + Cluster.HZ.getName());
  }
}
