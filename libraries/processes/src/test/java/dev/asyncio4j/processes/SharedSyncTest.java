package dev.asyncio4j.processes;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.currentTask;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.testing.Virtual.passes;
import static dev.asyncio4j.testing.Virtual.virtual;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.asyncio4j.exceptions.AsyncTimeoutException;
import dev.asyncio4j.exceptions.BrokenBarrierException;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.lowlevel.CancelScopes;
import dev.asyncio4j.testing.AsyncTest;
import dev.asyncio4j.testing.Trail;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Shared locks and what is like them, used by tasks of their own loop. */
class SharedSyncTest {
  private static final Duration SOON = Duration.ofMillis(50);

  @AsyncTest
  @DisplayName("PROC-03 a cancelled put is not put, a cancelled acquire does not hold")
  void cancelledPutsAndAcquires() {
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
  }

  @AsyncTest
  @DisplayName("PROC-04 every wait has a form with a limit")
  void limits() {
    AioQueue<Integer> queue = AioProcesses.queue(1);
    assertThatThrownBy(() -> await(queue.coroGet(SOON))).isInstanceOf(AsyncTimeoutException.class);
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
  }

  @AsyncTest
  @DisplayName("PROC-11 another one's lock cannot be released; an rLock counts")
  void owners() {
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
  }

  @AsyncTest
  @DisplayName("PROC-12 blocking forms in a task are refused, with the form to be awaited")
  void blockingFormsAreRefused() {
    AioQueue<Integer> queue = AioProcesses.queue();
    assertThatThrownBy(queue::get)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("coroGet");
    assertThatThrownBy(() -> queue.put(1)).hasMessageContaining("coroPut");
    assertThatThrownBy(AioProcesses.lock()::acquire).hasMessageContaining("coroAcquire");
    assertThatThrownBy(() -> AioProcesses.event().waitFor(SOON)).hasMessageContaining("coroWait");
    assertThatThrownBy(() -> AioProcesses.pipe().first().recv()).hasMessageContaining("coroRecv");
  }

  @AsyncTest
  @DisplayName("PROC-14 a barrier is passed by all or by none; it is broken until it is reset")
  void barriers() {
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
  }

  @AsyncTest
  @DisplayName(
      "PROC-15 events and conditions wake who waits; a predicate is asked for by the waiter")
  void eventsAndConditions() {
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
            async(() -> condition.with(() -> await(condition.coroWaitFor(() -> count[0] == 2)))));
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
    assertThatThrownBy(() -> await(condition.coroWait())).hasMessageContaining("un-acquired lock");
  }

  @AsyncTest
  @DisplayName("PROC-03 a cancelled wait of a condition holds the lock again")
  void aCancelledConditionWait() {
    AioCondition condition = AioProcesses.condition();
    var waiter = createTask(async(() -> condition.with(() -> await(condition.coroWait()))));
    passes(2);
    waiter.cancel();
    assertThrows(CancelledError.class, () -> await(waiter));
    assertThat(condition.locked()).isFalse();
  }

  @Test
  @DisplayName("PROC-03 a cancelled wait holds an rLock as deep as before, woken or not")
  void aCancelledWaitOfAnRLock() {
    for (boolean woken : new boolean[] {false, true}) {
      virtual(
          () -> {
            AioCondition condition = AioProcesses.condition(AioProcesses.rLock());
            var trail = Trail.create();
            var waiter =
                createTask(
                    async(
                        () ->
                            condition.with(
                                () -> {
                                  try {
                                    condition.with(() -> await(condition.coroWait()));
                                  } finally {
                                    trail.add("held: " + condition.locked());
                                  }
                                })));
            passes(2);
            assertThat(condition.locked()).isFalse();
            if (woken) {
              await(condition.coroAcquire());
              condition.signal();
              passes(1);
            }
            waiter.cancel();
            if (woken) condition.release();
            assertThrows(CancelledError.class, () -> await(waiter));
            trail.assertIs("held: true");
            assertThat(condition.locked()).isFalse();
          });
    }
  }

  @AsyncTest
  @DisplayName("PROC-42 in a level-cancelled scope nothing is taken, put or held")
  void levelCancelledScopes() {
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
  }

  @AsyncTest
  @DisplayName("PROC-03 a wait that is cancelled as it is signalled leaves the lock free")
  void cancelledAsItIsSignalled() {
    var own = AioProcesses.condition();
    var overLock = AioProcesses.condition(AioProcesses.lock());
    for (AioCondition condition : List.of(own, overLock)) {
      var waiter = createTask(async(() -> condition.with(() -> await(condition.coroWait()))));
      passes(2);
      await(condition.coroAcquire());
      condition.signal();
      condition.release();
      waiter.cancel();
      assertThrows(CancelledError.class, () -> await(waiter));
      assertThat(condition.locked()).isFalse();
    }
  }

  @AsyncTest
  @DisplayName("PROC-03 a wait with a limit that is cancelled, even twice, holds the lock again")
  void aCancelledWaitWithALimit() {
    AioCondition condition = AioProcesses.condition();
    var wait = condition.coroWait(Duration.ofHours(1));
    var waiter = createTask(async(() -> condition.with(() -> await(wait))));
    passes(2);
    await(condition.coroAcquire());
    waiter.cancel();
    passes(2);
    waiter.cancel();
    passes(2);
    condition.release();
    assertThrows(CancelledError.class, () -> await(waiter));
    assertThat(condition.locked()).isFalse();
  }
}
