package dev.asyncio4j.processes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.processes.Ask.Op;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Ends of processes of which the hub hears before it hears of the ends of their connections. */
class GoneTest {
  private static final long GONE = 7;
  private static final long OTHER = 8;

  /** A request whose answer nobody acknowledges. */
  private static final class Asked extends Request {
    private @Nullable Object value;

    Asked(Shared of, Op op, long process) {
      super(new Ask(1, op, 1, null), process);
      of.ask(this);
    }

    @Override
    void ended(@Nullable Object answer, @Nullable Throwable error, boolean wantsAck) {
      value = answer;
    }
  }

  @Test
  @DisplayName("PROC-16 a permit whose owner died before it had it is freed once")
  void semaphore() {
    var reports =
        Fast.reported(
            () -> {
              var semaphore = new SharedSemaphore(Hub.current(), 1, true);
              var lost = new Asked(semaphore, Op.ACQUIRE, GONE);
              semaphore.gone(GONE, "it was killed");
              lost.cancel(); // the end of its connection
              assertThat(new Asked(semaphore, Op.VALUE, OTHER).value).isEqualTo(1L);
            });
    assertThat(reports).hasSize(1);
  }

  @Test
  @DisplayName("PROC-16 a permit that did not arrive goes back, also where others have given one")
  void given() {
    Fast.onLoop(
        () -> {
          var semaphore = new SharedSemaphore(Hub.current(), 1, false);
          var late = new Asked(semaphore, Op.ACQUIRE, GONE);
          new Asked(semaphore, Op.RELEASE, OTHER);
          late.cancel(); // its time was over when the answer came
          assertThat(new Asked(semaphore, Op.VALUE, OTHER).value).isEqualTo(2L);
        });
  }

  @Test
  @DisplayName("PROC-16 a lock whose owner died before it had it is its next owner's")
  void lock() {
    var reports =
        Fast.reported(
            () -> {
              var lock = new SharedLock(Hub.current(), false);
              var lost = new Asked(lock, Op.ACQUIRE, GONE);
              var next = new Asked(lock, Op.ACQUIRE, OTHER);
              lock.gone(GONE, "it was killed");
              lost.cancel();
              assertThat(next.value).isEqualTo(true);
              assertThat(lock.owns(next)).isTrue();
            });
    assertThat(reports).hasSize(1);
  }
}
