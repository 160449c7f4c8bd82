package dev.asyncio4j.processes;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.toThread;
import static dev.asyncio4j.processes.Fast.start;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.testing.AsyncTest;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.DisplayName;

class ManagerTest {
  private static final Duration LONG = Duration.ofMinutes(3);

  /** An object of the user's. */
  public interface Counter {
    int add(int n);

    void block();

    void open();

    void fail();
  }

  static final class CounterImpl implements Counter {
    private final CountDownLatch latch = new CountDownLatch(1);
    private int sum;

    @Override
    public synchronized int add(int n) {
      return sum += n;
    }

    @Override
    public void block() {
      try {
        latch.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public void open() {
      latch.countDown();
    }

    @Override
    public void fail() {
      throw new ArithmeticException("from the manager");
    }
  }

  @AsyncTest(realTime = true)
  @DisplayName("PROC-35 objects outlive the child that used them; errors come with their type")
  void dictsListsAndProxies() {
    try (AioManager manager = await(AioProcesses.manager(Fast.CHILD))) {
      Map<String, Integer> map = manager.dict();
      List<Integer> list = manager.list(List.of(1, 2));
      Counter counter = manager.proxy(Counter.class, CounterImpl::new);
      var child =
          start(
              () -> {
                map.put("sum", counter.add(5));
                list.add(3);
                for (int x : list) map.put("last", x);
              });
      await(child.coroJoin());
      assertThat(child.exitcode()).hasValue(0);
      Integer sum = await(manager.coroCall(map, m -> m.get("sum")));
      assertThat(sum).isEqualTo(5);
      List<Integer> all = await(manager.coroCall(list, l -> new ArrayList<>(l)));
      assertThat(all).containsExactly(1, 2, 3);
      assertThat(await(toThread(() -> counter.add(2)))).isEqualTo(7);
      assertThat(await(toThread(() -> new ArrayList<>(list)))).hasSize(3);
      assertThatThrownBy(() -> await(toThread(counter::fail)))
          .isInstanceOf(ArithmeticException.class)
          .hasMessage("from the manager");
      assertThatThrownBy(() -> counter.add(1)).hasMessageContaining("coroCall");
      assertThatThrownBy(() -> manager.coroCall("no proxy", x -> x))
          .isInstanceOf(IllegalArgumentException.class);
      assertThat(manager.pid()).isPositive();
    }
  }

  @AsyncTest(realTime = true)
  @DisplayName("PROC-35 a blocked call holds no other; after the end calls fail at once")
  void blockedCallsAndTheEnd() {
    AioManager manager = await(AioProcesses.manager(Fast.CHILD));
    Counter counter = manager.proxy(Counter.class, CounterImpl::new);
    var blocked =
        createTask(
            manager.coroCall(
                counter,
                c -> {
                  c.block();
                  return true;
                }));
    await(sleep(Duration.ofMillis(20)));
    int one = await(manager.coroCall(counter, c -> c.add(1)));
    assertThat(one).isEqualTo(1);
    await(
        manager.coroCall(
            counter,
            c -> {
              c.open();
              return true;
            }));
    assertThat(await(blocked)).isTrue();
    manager.shutdown();
    assertThatThrownBy(() -> await(manager.coroCall(counter, c -> c.add(1))))
        .isInstanceOf(ChildDiedException.class)
        .hasMessageContaining("is gone");
    manager.close();
  }

  @AsyncTest(realTime = true)
  @DisplayName("PROC-36 every kind of object of a manager works, between processes")
  void everyKind() {
    try (AioManager manager = await(AioProcesses.manager(Fast.CHILD))) {
      AioQueue<String> queue = manager.queue(3);
      AioJoinableQueue<Integer> joinable = manager.joinableQueue(0);
      AioEvent event = manager.event();
      AioLock lock = manager.lock();
      AioLock rLock = manager.rLock();
      AioSemaphore semaphore = manager.semaphore(1);
      AioSemaphore bounded = manager.boundedSemaphore(2);
      AioCondition condition = manager.condition();
      AioBarrier barrier = manager.barrier(2);
      var child =
          start(
              () -> {
                event.waitFor(LONG);
                lock.with(() -> queue.put("locked"));
                rLock.with(() -> rLock.with(() -> queue.put("twice")));
                semaphore.with(() -> bounded.with(() -> queue.put("permits")));
                barrier.waitFor(LONG);
                condition.with(condition::signalAll);
                joinable.get();
                joinable.taskDone();
              });
      event.set();
      assertThat(await(queue.coroGet())).isEqualTo("locked");
      assertThat(await(queue.coroGet())).isEqualTo("twice");
      assertThat(await(queue.coroGet())).isEqualTo("permits");
      await(condition.coroAcquire());
      await(barrier.coroWait());
      assertThat(await(condition.coroWait(LONG))).isTrue();
      condition.release();
      await(joinable.coroPut(1));
      await(joinable.coroJoin());
      await(child.coroJoin());
      assertThat(bounded.value()).isEqualTo(2);
      assertThat(queue.maxsize()).isEqualTo(3);
      assertThat(lock.locked()).isFalse();
    }
  }

  @AsyncTest(realTime = true)
  @DisplayName("PROC-37 handles go through queues, and proxies to other objects' proxies")
  void handlesInQueues() {
    try (AioManager manager = await(AioProcesses.manager(Fast.CHILD))) {
      AioQueue<Object> outer = AioProcesses.queue();
      AioQueue<String> inner = manager.queue();
      Map<String, Object> map = manager.dict();
      outer.putNowait(inner);
      var child =
          start(
              () -> {
                @SuppressWarnings("unchecked") // it was put above
                var found = (AioQueue<String>) outer.get();
                found.put("through the handle");
                map.put("queue", found);
              });
      assertThat(await(inner.coroGet())).isEqualTo("through the handle");
      await(child.coroJoin());
      Object found = await(manager.coroCall(map, m -> m.get("queue")));
      assertThat(found).isInstanceOf(AioQueue.class);
    }
  }

  @AsyncTest(realTime = true)
  @DisplayName("PROC-08 an item that cannot be read here stays at the head, and the queue lives")
  void unreadableItems() {
    AioQueue<Object> queue = AioProcesses.queue();
    var hub = Hub.current();
    byte[] unknown = Pickle.bytes(new CounterHolder(1));
    String name = CounterHolder.class.getName();
    byte[] broken =
        new String(unknown, ISO_8859_1)
            .replace(name, name.substring(0, name.length() - 1) + "X")
            .getBytes(ISO_8859_1);
    var handle = (QueueHandle<Object>) queue;
    handle.port().start(new Ask(handle.object, Ask.Op.PUT, 0, broken));
    queue.putNowait("next");
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> await(queue.coroGet()))
          .isInstanceOf(RemoteException.class)
          .hasMessageContaining("CounterHoldeX")
          .hasMessageContaining("process " + ProcessHandle.current().pid());
    }
    assertThat(queue.size()).isEqualTo(2);
    assertThat(hub.isClosed()).isFalse();
  }

  record CounterHolder(int n) implements Serializable {}
}
