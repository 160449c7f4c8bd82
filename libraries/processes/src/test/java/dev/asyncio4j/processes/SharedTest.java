package dev.asyncio4j.processes;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.currentTask;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.processes.Fast.onLoop;
import static dev.asyncio4j.testing.Virtual.passes;
import static dev.asyncio4j.testing.Virtual.virtual;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.asyncio4j.Task;
import dev.asyncio4j.exceptions.AsyncTimeoutException;
import dev.asyncio4j.exceptions.BrokenBarrierException;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.exceptions.QueueEmptyException;
import dev.asyncio4j.exceptions.QueueFullException;
import dev.asyncio4j.lowlevel.CancelScopes;
import dev.asyncio4j.testing.Trail;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Shared objects, used by tasks of their own loop: the same operations that children ask for. */
class SharedTest {
  private static final Duration SOON = Duration.ofMillis(50);

  @Test
  @DisplayName("PROC-01 ten thousand pending gets cost no thread, and are served in order")
  void pendingGetsCostNoThread() {
    assumeFalse(
        dev.asyncio4j.support.ChildJvm.MODE.equals("platform"),
        "there each suspended body has a thread");
    virtual(
        () -> {
          int threads = Thread.activeCount();
          AioQueue<Integer> queue = AioProcesses.queue();
          var gets = new ArrayList<Task<Integer>>();
          for (int i = 0; i < 10_000; i++) gets.add(createTask(queue.coroGet()));
          passes(2);
          assertThat(Thread.activeCount()).isLessThan(threads + 20);
          for (int i = 0; i < 10_000; i++) queue.putNowait(i);
          List<Integer> got = await(gather(gets));
          assertThat(got).isSorted().hasSize(10_000);
        });
  }

  @Test
  @DisplayName("PROC-02 a cancelled get takes nothing, also when its item was on the way")
  void aCancelledGetTakesNothing() {
    virtual(
        () -> {
          AioQueue<String> queue = AioProcesses.queue();
          var waiting = createTask(queue.coroGet());
          passes(1);
          waiting.cancel();
          assertThrows(CancelledError.class, () -> await(waiting));
          var second = createTask(queue.coroGet());
          passes(1);
          queue.putNowait("one");
          queue.putNowait("two");
          second.cancel();
          assertThrows(CancelledError.class, () -> await(second));
          assertThat(queue.getNowait()).isEqualTo("one");
          assertThat(queue.getNowait()).isEqualTo("two");
        });
  }

  @Test
  @DisplayName("PROC-03 a cancelled put is not put, a cancelled acquire does not hold")
  void cancelledPutsAndAcquires() {
    virtual(
        () -> {
          AioQueue<Integer> queue = AioProcesses.queue(1);
          queue.putNowait(1);
          var put = createTask(queue.coroPut(2));
          passes(1);
          put.cancel();
          assertThrows(CancelledError.class, () -> await(put));
          assertThat(queue.getNowait()).isEqualTo(1);
          assertThat(queue.empty()).isTrue();

          AioLock lock = AioProcesses.lock();
          await(lock.coroAcquire());
          var waits = createTask(lock.coroAcquire());
          passes(1);
          waits.cancel();
          assertThrows(CancelledError.class, () -> await(waits));
          var handed = createTask(lock.coroAcquire());
          passes(1);
          lock.release();
          handed.cancel();
          assertThrows(CancelledError.class, () -> await(handed));
          assertThat(lock.locked()).as("held already: released").isFalse();
        });
  }

  @Test
  @DisplayName("PROC-04 every wait has a form with a limit")
  void limits() {
    virtual(
        () -> {
          AioQueue<Integer> queue = AioProcesses.queue(1);
          assertThatThrownBy(() -> await(queue.coroGet(SOON)))
              .isInstanceOf(AsyncTimeoutException.class);
          assertThat(await(queue.coroPut(1, SOON))).isTrue();
          assertThat(await(queue.coroPut(2, SOON))).isFalse();
          assertThat(queue.size()).isEqualTo(1);
          AioEvent event = AioProcesses.event();
          assertThat(await(event.coroWait(SOON))).isFalse();
          AioSemaphore none = AioProcesses.semaphore(0);
          assertThat(await(none.coroAcquire(SOON))).isFalse();
          AioCondition condition = AioProcesses.condition();
          condition.with(() -> assertThat(await(condition.coroWait(SOON))).isFalse());
          AioBarrier barrier = AioProcesses.barrier(2);
          assertThatThrownBy(() -> await(barrier.coroWait(SOON)))
              .isInstanceOf(BrokenBarrierException.class);
          assertThat(await(AioProcesses.pipe().first().coroPoll(SOON))).isFalse();
        });
  }

  @Test
  @DisplayName("PROC-05 a bound holds, and waiters are served first come first")
  void bounds() {
    virtual(
        () -> {
          AioQueue<Integer> queue = AioProcesses.queue(2);
          var trail = Trail.create();
          for (int i = 0; i < 5; i++) {
            int item = i;
            createTask(
                async(
                    () -> {
                      await(queue.coroPut(item));
                      trail.add("put " + item);
                    }));
          }
          passes(5);
          trail.assertIs("put 0", "put 1");
          assertThat(queue.full()).isTrue();
          assertThatThrownBy(() -> queue.putNowait(9)).isInstanceOf(QueueFullException.class);
          for (int i = 0; i < 5; i++) assertThat(await(queue.coroGet())).isEqualTo(i);
          assertThatThrownBy(queue::getNowait).isInstanceOf(QueueEmptyException.class);
        });
  }

  @Test
  @DisplayName("PROC-05 a joinable queue tells when all is done, and refuses more")
  void joining() {
    virtual(
        () -> {
          AioJoinableQueue<Integer> queue = AioProcesses.joinableQueue(0);
          await(queue.coroJoin());
          queue.putNowait(1);
          var join = createTask(queue.coroJoin());
          passes(2);
          assertThat(join.done()).isFalse();
          queue.getNowait();
          queue.taskDone();
          await(join);
          assertThatThrownBy(queue::taskDone)
              .isInstanceOf(IllegalArgumentException.class)
              .hasMessageContaining("called too many times");
        });
  }

  /** A thing that cannot go to another process. */
  static final class Client {}

  /** A thing that has one. */
  static final class JobWithClient implements Serializable {
    private static final long serialVersionUID = 1L;
    final transient Client left = new Client();
    final List<Object> parts = new ArrayList<>(List.of("a"));
  }

  @Test
  @DisplayName("PROC-07 what cannot be serialised is refused at the put, with the path to it")
  void thePathIsNamed() {
    virtual(
        () -> {
          AioQueue<Object> queue = AioProcesses.queue();
          var job = new JobWithClient();
          queue.putNowait(job);
          job.parts.add(new Client());
          assertThatThrownBy(() -> queue.coroPut(job))
              .isInstanceOf(NotSerialisableException.class)
              .hasMessageContaining("JobWithClient.parts[1]: " + Client.class.getName());
          assertThat(queue.size()).isEqualTo(1);
        });
  }

  @Test
  @DisplayName("PROC-30 a lambda that captures what cannot go is named with what it captures")
  void captures() {
    virtual(
        () -> {
          var client = new Client();
          assertThatThrownBy(() -> AioProcesses.process(() -> System.out.println(client)))
              .isInstanceOf(NotSerialisableException.class)
              .hasMessageContaining("captures SharedTest$Client");
          assertThatThrownBy(() -> AioProcesses.process(this::captures))
              .isInstanceOf(NotSerialisableException.class)
              .hasMessageContaining("captures SharedTest");
          assertThatThrownBy(
                  () ->
                      AioProcesses.process(
                          new SerializableVoidBody() {
                            @Override
                            public void run() {}
                          }))
              .isInstanceOf(NotSerialisableException.class)
              .hasMessageContaining("SharedTest is not serialisable");
        });
  }

  @Test
  @DisplayName("PROC-11 another one's lock cannot be released; an rLock counts")
  void owners() {
    virtual(
        () -> {
          AioLock lock = AioProcesses.lock();
          assertThatThrownBy(lock::release).hasMessageContaining("un-acquired");
          await(lock.coroAcquire());
          var other = createTask(async(() -> lock.release()));
          assertThatThrownBy(() -> await(other))
              .isInstanceOf(IllegalStateException.class)
              .hasMessageContaining("not owned");
          lock.release();
          AioLock again = AioProcesses.rLock();
          again.with(() -> again.with(() -> assertThat(again.locked()).isTrue()));
          assertThat(again.locked()).isFalse();
          AioSemaphore bounded = AioProcesses.boundedSemaphore(1);
          assertThatThrownBy(bounded::release).hasMessageContaining("released too many times");
        });
  }

  @Test
  @DisplayName("PROC-12 blocking forms in a task are refused, with the form to be awaited")
  void blockingFormsAreRefused() {
    virtual(
        () -> {
          AioQueue<Integer> queue = AioProcesses.queue();
          assertThatThrownBy(queue::get)
              .isInstanceOf(IllegalStateException.class)
              .hasMessageContaining("coroGet");
          assertThatThrownBy(() -> queue.put(1)).hasMessageContaining("coroPut");
          assertThatThrownBy(AioProcesses.lock()::acquire).hasMessageContaining("coroAcquire");
          assertThatThrownBy(() -> AioProcesses.event().waitFor(SOON))
              .hasMessageContaining("coroWait");
          assertThatThrownBy(() -> AioProcesses.pipe().first().recv())
              .hasMessageContaining("coroRecv");
        });
  }

  @Test
  @DisplayName("PROC-14 a barrier is passed by all or by none; it is broken until it is reset")
  void barriers() {
    virtual(
        () -> {
          AioBarrier barrier = AioProcesses.barrier(3);
          assertThat(barrier.parties()).isEqualTo(3);
          List<Integer> indexes =
              await(gather(barrier.coroWait(), barrier.coroWait(), barrier.coroWait()));
          assertThat(indexes).containsExactly(0, 1, 2);
          var one = createTask(barrier.coroWait());
          var two = createTask(barrier.coroWait());
          passes(1);
          assertThat(barrier.waiting()).isEqualTo(2);
          one.cancel();
          assertThrows(CancelledError.class, () -> await(one));
          assertThrows(BrokenBarrierException.class, () -> await(two));
          assertThat(barrier.broken()).isTrue();
          assertThrows(BrokenBarrierException.class, () -> await(barrier.coroWait()));
          await(barrier.coroReset());
          assertThat(barrier.broken()).isFalse();
          await(barrier.coroAbort());
          assertThat(barrier.broken()).isTrue();
        });
  }

  @Test
  @DisplayName(
      "PROC-15 events and conditions wake who waits; a predicate is asked for by the waiter")
  void eventsAndConditions() {
    virtual(
        () -> {
          AioEvent event = AioProcesses.event();
          var waits = createTask(event.coroWait());
          passes(1);
          event.set();
          assertThat(await(waits)).isTrue();
          assertThat(event.isSet()).isTrue();
          event.clear();
          assertThat(event.isSet()).isFalse();

          AioCondition condition = AioProcesses.condition(AioProcesses.lock());
          int[] count = {0};
          var waiter =
              createTask(
                  async(
                      () ->
                          condition.with(() -> await(condition.coroWaitFor(() -> count[0] == 2)))));
          for (int i = 0; i < 2; i++) {
            passes(2);
            condition.with(
                () -> {
                  count[0]++;
                  condition.signalAll();
                });
          }
          assertThat(await(waiter)).isTrue();
          assertThat(condition.locked()).isFalse();
          assertThatThrownBy(condition::signal).hasMessageContaining("un-acquired lock");
          assertThatThrownBy(() -> await(condition.coroWait()))
              .hasMessageContaining("un-acquired lock");
        });
  }

  @Test
  @DisplayName("PROC-03 a cancelled wait of a condition holds the lock again")
  void aCancelledConditionWait() {
    virtual(
        () -> {
          AioCondition condition = AioProcesses.condition();
          var waiter = createTask(async(() -> condition.with(() -> await(condition.coroWait()))));
          passes(2);
          waiter.cancel();
          assertThrows(CancelledError.class, () -> await(waiter));
          assertThat(condition.locked()).isFalse();
        });
  }

  @Test
  @DisplayName("PROC-34 a pipe gives what there is, then the end; two readers at once are refused")
  void pipes() {
    virtual(
        () -> {
          PipeEnds ends = AioProcesses.pipe();
          await(ends.first().coroSend("one"));
          await(ends.first().coroSendBytes(new byte[] {1, 2}));
          ends.first().close();
          ends.first().close();
          assertThat(ends.first().closed()).isTrue();
          assertThat(await(ends.second().coroPoll(SOON))).isTrue();
          assertThat(await(ends.second().coroRecv(String.class))).isEqualTo("one");
          assertThat(await(ends.second().coroRecvBytes())).containsExactly(1, 2);
          assertThatThrownBy(() -> await(ends.second().coroRecv()))
              .isInstanceOf(EndOfPipeException.class);
          assertThatThrownBy(() -> await(ends.second().coroSend("x")))
              .isInstanceOf(EndOfPipeException.class);
          assertThatThrownBy(() -> ends.first().coroSend("x")).hasMessageContaining("is closed");
          PipeEnds oneWay = AioProcesses.pipe(false);
          assertThatThrownBy(() -> await(oneWay.first().coroSend("x")))
              .hasMessageContaining("only receives");
          var first = createTask(oneWay.first().coroRecv());
          passes(1);
          assertThatThrownBy(() -> await(oneWay.first().coroRecv()))
              .isInstanceOf(IllegalStateException.class)
              .hasMessageContaining("another one receives");
          await(oneWay.second().coroSend("for the first"));
          assertThat(await(first)).isEqualTo("for the first");
        });
  }

  @Test
  @DisplayName("PROC-42 in a level-cancelled scope nothing is taken, put or held")
  void levelCancelledScopes() {
    virtual(
        () -> {
          AioQueue<Integer> queue = AioProcesses.queue();
          AioLock lock = AioProcesses.lock();
          await(lock.coroAcquire());
          var task =
              createTask(
                  async(
                      () -> {
                        CancelScopes.set(requireNonNull(currentTask()), () -> true);
                        assertThrows(CancelledError.class, () -> await(queue.coroGet()));
                        assertThrows(CancelledError.class, () -> await(lock.coroAcquire()));
                        CancelScopes.set(requireNonNull(currentTask()), null);
                      }));
          await(task);
          lock.release();
          assertThat(lock.locked()).isFalse();
          queue.putNowait(1);
          assertThat(queue.size()).isEqualTo(1);
        });
  }

  @Test
  @DisplayName("PROC-38 a handle works from another loop and from a thread of this JVM")
  void otherLoops() {
    onLoop(
        () -> {
          AioQueue<String> queue = AioProcesses.queue();
          AioEvent seen = AioProcesses.event();
          var thread =
              new Thread(
                  () -> {
                    queue.put("from a thread");
                    run(
                        async(
                            () -> {
                              await(queue.coroPut("from a loop"));
                              await(seen.coroWait());
                            }));
                  });
          thread.start();
          assertThat(await(queue.coroGet())).isEqualTo("from a thread");
          assertThat(await(queue.coroGet())).isEqualTo("from a loop");
          seen.set();
          while (thread.isAlive()) await(sleep(Duration.ofMillis(5)));
        });
  }

  @Test
  @DisplayName("PROC-37 a handle whose hub has gone names its owner")
  void aHubThatIsGone() {
    var kept = new ArrayList<AioQueue<Integer>>();
    virtual(() -> kept.add(AioProcesses.queue()));
    assertThatThrownBy(() -> kept.get(0).get())
        .isInstanceOf(ChildDiedException.class)
        .hasMessageContaining("hub of process " + ProcessHandle.current().pid());
  }

  @Test
  @DisplayName("PROC-31 a message over maxFrame is refused at the sender, with its size")
  void maxFrame() {
    virtual(
        () -> {
          var small = ChildOptions.defaults().maxFrame(1000);
          byte[] big = new byte[5000];
          assertThatThrownBy(
                  () -> AioProcesses.process(() -> System.out.println(big.length), small))
              .isInstanceOf(IllegalArgumentException.class)
              .hasMessageContaining("larger than maxFrame, 1000");
        });
  }
}
