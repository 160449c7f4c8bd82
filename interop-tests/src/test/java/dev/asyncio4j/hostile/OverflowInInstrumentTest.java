package dev.asyncio4j.hostile;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.testing.Virtual.passes;
import static dev.asyncio4j.testing.Virtual.reports;
import static dev.asyncio4j.testing.Virtual.virtual;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.Future;
import dev.asyncio4j.Task;
import dev.asyncio4j.lowlevel.Instrument;
import dev.asyncio4j.lowlevel.Instruments;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A stack that overflows in an instrument, which is told on the stacks of bodies. */
class OverflowInInstrumentTest {
  private static final int DEPTHS = 800;
  private static final int STEP = 8;

  /** Goes some frames down for each task that waits. */
  private static final class Deep implements Instrument {
    private final int frames;
    private int told;

    Deep(int frames) {
      this.frames = frames;
    }

    @Override
    public void taskWaits(Task<?> task, @Nullable Future<?> what) {
      told += down(frames);
    }

    private static int down(int frames) {
      return frames == 0 ? 1 : down(frames - 1) * 1;
    }
  }

  @Test
  @DisplayName("TASK-19 INS-21 an instrument that meets the full stack of a body is told on")
  void theStackOfABody() {
    virtual(
        () -> {
          var reports = reports();
          var deep = new Deep(200);
          Instruments.add(getRunningLoop(), deep);
          passes(1);
          for (int above = 0; above < DEPTHS; above += STEP)
            Dive.overflows(above, () -> await(sleep(Duration.ZERO)));
          int before = deep.told;
          await(createTask(async(() -> await(sleep(Duration.ofMillis(1))))));
          assertThat(deep.told).isGreaterThan(before);
          assertThat(reports).isEmpty();
        });
  }

  @Test
  @DisplayName("INS-21 an instrument that recurses without end is removed, and that is reported")
  void itsOwnFault() {
    virtual(
        () -> {
          var reports = reports();
          Instruments.add(getRunningLoop(), new Deep(-1));
          passes(1);
          await(createTask(async(() -> await(sleep(Duration.ofMillis(1))))));
          assertThat(reports)
              .singleElement()
              .satisfies(
                  report -> assertThat(report.exception()).isInstanceOf(StackOverflowError.class));
        });
  }
}
