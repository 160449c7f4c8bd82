package dev.asyncio4j.processes;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.toThread;
import static dev.asyncio4j.processes.Fast.POOL;
import static dev.asyncio4j.processes.Fast.start;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.testing.AsyncTest;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Requests that fail, come late, or are left over: whoever asked hears of it. */
class HubFaultsTest {
  /** An object that can be sent, and not read. */
  static final class Unreadable implements Serializable {
    private static final long serialVersionUID = 1;

    private void readObject(ObjectInputStream in) {
      throw new AssertionError("not to be read");
    }
  }

  @AsyncTest(realTime = true)
  @DisplayName("PROC-35 what cannot be made in a manager is told, and the manager goes on")
  void whatCannotBeMade() {
    try (AioManager manager = await(AioProcesses.manager(Fast.CHILD))) {
      assertThatThrownBy(
              () ->
                  manager.proxy(
                      Runnable.class,
                      () -> {
                        throw new IllegalStateException("no such thing");
                      }))
          .hasMessageContaining("no such thing");
      assertThatThrownBy(() -> manager.semaphore(-1)).hasMessageContaining(">= 0, got -1");
      assertThatThrownBy(() -> manager.barrier(0)).hasMessageContaining(">= 1, got 0");
      AioQueue<Integer> queue = manager.queue();
      queue.putNowait(1);
      assertThat(await(queue.coroGet())).isEqualTo(1);
    }
  }

  @AsyncTest(realTime = true)
  @DisplayName("PROC-22 a result that cannot be read fails its call, and the worker goes on")
  void anUnreadableResult() {
    try (var pool = AioProcesses.pool(1, POOL)) {
      Coroutine<Unreadable> unreadable = pool.coroApply(Unreadable::new);
      assertThatThrownBy(() -> await(unreadable)).isInstanceOf(AssertionError.class);
      int next = await(pool.coroApply(() -> 7));
      assertThat(next).isEqualTo(7);
      assertThat(pool.statistics().died()).isZero();
    }
  }

  @AsyncTest(realTime = true)
  @DisplayName("PROC-23 a flag that a task leaves up is not for what it shares, nor for the next")
  void anInterruptedChild() {
    AioQueue<Integer> queue = AioProcesses.queue();
    try (var pool = AioProcesses.pool(1, POOL)) {
      int first =
          await(
              pool.coroApply(
                  q -> {
                    Thread.currentThread().interrupt();
                    q.putNowait(1);
                    return 1;
                  },
                  queue));
      assertThat(first).isEqualTo(await(queue.coroGet()));
      boolean isUp = await(pool.coroApply(() -> Thread.currentThread().isInterrupted()));
      assertThat(isUp).isFalse();
      assertThat(pool.statistics().died()).isZero();
    }
  }

  @AsyncTest(realTime = true)
  @DisplayName("PROC-24 a worker that is killed as its result comes gets no other job")
  void killedAsItEnds() {
    AioQueue<Integer> queue = AioProcesses.queue();
    try (var pool = AioProcesses.pool(1, POOL.killOnCancel(true))) {
      var first =
          createTask(
              pool.coroApply(
                  q -> {
                    q.put(1);
                    return 1;
                  },
                  queue));
      await(queue.coroGet());
      var second = createTask(pool.coroApply(() -> 2));
      first.cancel();
      assertThrows(CancelledError.class, () -> await(first));
      assertThat(await(second)).isEqualTo(2);
    }
  }

  @AsyncTest(realTime = true)
  @DisplayName("PROC-16 a permit that another process gives back is not given back twice")
  void aPermitGivenBackByAnother() {
    AioSemaphore one = AioProcesses.boundedSemaphore(1);
    AioEvent released = AioProcesses.event();
    var child =
        start(
            () -> {
              one.acquire();
              released.waitFor(Duration.ofMinutes(1)); // its end would free the permit
            });
    while (!one.locked()) await(toThread(() -> {}));
    one.release();
    released.set();
    await(child.coroJoin());
    assertThat(one.value()).isEqualTo(1);
  }

  @AsyncTest(realTime = true)
  @DisplayName("PROC-04 the longest of limits is no fault")
  void forever() {
    AioLock lock = AioProcesses.lock();
    boolean held =
        await(
            toThread(
                () -> {
                  boolean got = lock.acquire(ChronoUnit.FOREVER.getDuration());
                  lock.release();
                  return got;
                }));
    assertThat(held).isTrue();
    assertThat(lock.locked()).isFalse();
  }

  @Test
  @DisplayName("PROC-19 a thread that waits at the end of the run is told of it")
  void aThreadAtTheEnd() {
    var told = new CompletableFuture<Throwable>();
    run(
        async(
            () -> {
              AioQueue<Integer> queue = AioProcesses.queue();
              var thread =
                  new Thread(
                      () -> {
                        try {
                          queue.get();
                        } catch (Throwable e) {
                          told.complete(e);
                        }
                      });
              thread.start();
              while (thread.getState() != Thread.State.WAITING) await(toThread(() -> {}));
            }));
    assertThat(told.join()).isInstanceOf(ChildDiedException.class);
  }

  @AsyncTest(realTime = true)
  @DisplayName("PROC-33 the close of a listener ends each accept that waits")
  void theCloseOfAListener() {
    var here = new InetSocketAddress("127.0.0.1", 0);
    var listener = await(AioProcesses.listener(here, "key".getBytes()));
    var accepts = List.of(createTask(listener.coroAccept()), createTask(listener.coroAccept()));
    await(sleep(Duration.ZERO));
    listener.close();
    for (var each : accepts) assertThrows(EndOfPipeException.class, () -> await(each));
  }

  @AsyncTest(realTime = true)
  @DisplayName("PROC-31 a message is told to each of those that poll for it")
  void severalPollers() {
    var ends = AioProcesses.pipe();
    var polls =
        List.of(
            createTask(ends.first().coroPoll(Duration.ofMinutes(3))),
            createTask(ends.first().coroPoll(Duration.ofMinutes(3))));
    await(sleep(Duration.ZERO));
    await(ends.second().coroSend("a message"));
    for (var each : polls) assertThat(await(each)).isTrue();
  }
}
