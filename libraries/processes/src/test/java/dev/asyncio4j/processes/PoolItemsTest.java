package dev.asyncio4j.processes;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.each;
import static dev.asyncio4j.processes.Fast.POOL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.AsyncGenerator;
import dev.asyncio4j.testing.AsyncTest;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;

class PoolItemsTest {
  @AsyncTest(realTime = true)
  @DisplayName("PROC-28 imap gives in order and holds few chunks; leaving it cancels the rest")
  void imaps() {
    try (var pool = AioProcesses.pool(1, POOL)) {
      List<Integer> hundred = IntStream.range(0, 100).boxed().toList();
      var all = new ArrayList<Integer>();
      for (int x : each(pool.imap(x -> x, hundred, 7))) {
        all.add(x);
        var now = pool.statistics();
        assertThat(now.queued() + now.busy()).isLessThanOrEqualTo(2);
      }
      assertThat(all).isEqualTo(hundred);
      var unordered = new HashSet<Integer>();
      for (int x : each(pool.imapUnordered(x -> x, hundred, 9))) unordered.add(x);
      assertThat(unordered).hasSize(100);
      var left = (AsyncGenerator<Integer>) pool.imap(PoolTest::slow, hundred, 1).iterator();
      assertThat(await(left.next())).isZero();
      await(left.close());
      assertThat(pool.statistics().queued()).isZero();
    }
  }

  /** An item that counts how often it was written. */
  private static final class Counted implements Serializable {
    static final AtomicInteger WRITTEN = new AtomicInteger();

    private void writeObject(ObjectOutputStream out) {
      WRITTEN.incrementAndGet();
    }
  }

  @AsyncTest(realTime = true)
  @DisplayName("PROC-28 imap serialises a chunk when there is room for it, not before")
  void imapIsLazy() {
    List<Counted> items = Stream.generate(Counted::new).limit(100).toList();
    Counted.WRITTEN.set(0);
    try (var pool = AioProcesses.pool(1, POOL)) {
      var results = (AsyncGenerator<Boolean>) pool.imap(x -> true, items, 1).iterator();
      assertThat(await(results.next())).isTrue();
      assertThat(Counted.WRITTEN.get()).isBetween(2, 4);
      await(results.close());
    }
  }

  @AsyncTest(realTime = true)
  @DisplayName("PROC-31 a result over maxFrame is refused in the child, which goes on")
  void largeResults() {
    var small = POOL.child(POOL.child().maxFrame(100_000));
    try (var pool = AioProcesses.pool(1, small)) {
      assertThatThrownBy(() -> await(pool.coroApply(() -> new byte[200_000])))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("larger than maxFrame, 100000");
      assertThat(await(pool.coroApply(() -> new byte[50_000]))).hasSize(50_000);
      assertThat(pool.statistics().died()).isZero();
    }
  }

  @AsyncTest(realTime = true)
  @DisplayName("PROC-27 numbers of one kind and mixed items come back as they are")
  void numbers() {
    try (var pool = AioProcesses.pool(1, POOL)) {
      assertThat(await(pool.coroMap(x -> x, List.of(1, 2, 3)))).containsExactly(1, 2, 3);
      assertThat(await(pool.coroMap(x -> x, List.of(1L, 2L)))).containsExactly(1L, 2L);
      assertThat(await(pool.coroMap(x -> x / 2, List.of(1.0, -0.0)))).containsExactly(0.5, -0.0);
      List<Object> mixed = Arrays.asList(1, 2L, null, "four");
      assertThat(await(pool.coroMap(x -> x, mixed, 4))).isEqualTo(mixed);
      assertThat(await(pool.<Integer, Object>coroMap(PoolItemsTest::oddIsNull, List.of(0, 1), 2)))
          .containsExactly(0, null);
      assertThat(await(pool.coroMap(x -> x, List.of()))).isEmpty();
    }
  }

  private static @Nullable Object oddIsNull(int x) {
    return x % 2 == 0 ? x : null;
  }
}
