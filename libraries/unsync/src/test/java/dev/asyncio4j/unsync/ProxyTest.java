package dev.asyncio4j.unsync;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.sleep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.support.NothingLeftBehind;
import java.io.IOException;
import java.io.Serializable;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The objects whose methods are started. */
@ExtendWith({NothingLeftBehind.class, FreshAmbient.class})
class ProxyTest {
  /** What callers see. */
  interface Counting {
    Unfuture<Integer> add(int n);

    Unfuture<String> threadName();

    Unfuture<String> fails();

    @CpuBound
    Unfuture<Long> process();

    default String greeting() {
      return "hello";
    }

    default String described() {
      return "by the interface";
    }

    static Counting of(Counter counter) {
      return Unsync.proxy(Counting.class, counter);
    }
  }

  /** The object that does the work. */
  static final class Counter implements Serializable {
    private int n;

    public Coroutine<Integer> add(int more) {
      return async(
          () -> {
            await(sleep(Duration.ZERO));
            n += more;
            return n;
          });
    }

    public String threadName() {
      return Thread.currentThread().getName();
    }

    public String fails() throws IOException {
      throw new IOException("no line");
    }

    public long process() {
      return ProcessHandle.current().pid();
    }

    public String described() {
      return "by the counter";
    }

    @Override
    public String toString() {
      return "counter " + n;
    }
  }

  @Test
  @DisplayName("UNS-16 methods go to their twins: on the loop, in threads, in processes")
  void twins() {
    Unsync.configure(UnsyncOptions.defaults().processes(1));
    var counting = Counting.of(new Counter());
    for (int expected : new int[] {1, 3, 6}) {
      assertThat(counting.add(expected == 1 ? 1 : expected == 3 ? 2 : 3).result())
          .isEqualTo(expected);
    }
    assertThat(counting.threadName().result()).startsWith("unsync-thread-");
    assertThatThrownBy(() -> counting.fails().result())
        .isInstanceOf(IOException.class)
        .hasMessage("no line");
    assertThat(counting.process().result()).isNotEqualTo(ProcessHandle.current().pid());
  }

  @Test
  @DisplayName("UNS-16 default methods, equals, hashCode and toString go to the target")
  void otherMethods() {
    var counter = new Counter();
    var counting = Counting.of(counter);
    assertThat(counting.greeting()).as("it has none of that name").isEqualTo("hello");
    assertThat(counting.described()).isEqualTo("by the counter");
    assertThat(counting).hasToString("counter 0").hasSameHashCodeAs(counter);
    assertThat(counting.equals(Counting.of(counter))).isTrue();
    assertThat(counting.equals(counter)).isTrue();
    assertThat(counting.equals(Counting.of(new Counter()))).isFalse();
    assertThat(counting.equals(null)).isFalse();
  }

  /** An interface with a method that the counter does not have. */
  interface Wrong {
    Unfuture<Integer> subtract(int n);
  }

  /** An interface with a method that does not return at once. */
  interface Blocking {
    String threadName();
  }

  @Test
  @DisplayName("UNS-16 a method without a twin is refused when the proxy is made")
  void missingTwins() {
    assertThatThrownBy(() -> Unsync.proxy(Wrong.class, new Counter()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("subtract(int)", "has no twin", "Counter");
    assertThatThrownBy(() -> Unsync.proxy(Blocking.class, new Counter()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must return an Unfuture");
    assertThatThrownBy(() -> Unsync.proxy(Counter.class, new Counter()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("needs an interface");
  }
}
