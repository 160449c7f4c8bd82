package dev.asyncio4j.lowlevel;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.testing.Virtual.passes;
import static dev.asyncio4j.testing.Virtual.reports;
import static dev.asyncio4j.testing.Virtual.virtual;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.Future;
import dev.asyncio4j.RunOptions;
import dev.asyncio4j.Runner;
import dev.asyncio4j.Task;
import dev.asyncio4j.loop.EventLoop;
import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.testing.RealTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How instruments come and go, and what becomes of those that throw. */
@ExtendWith(NothingLeftBehind.class)
class InstrumentsTest {
  /** Adds an instrument where it is in force at once: in the pass that comes. */
  private static <I extends Instrument> I with(I instrument) {
    Instruments.add(getRunningLoop(), instrument);
    passes(1);
    return instrument;
  }

  @Test
  @DisplayName("INS-21 one that throws is removed and reported; the others and the program go on")
  void oneThatThrows() {
    virtual(
        () -> {
          var reports = reports();
          var error = new IllegalStateException("broken instrument");
          var calls = new AtomicInteger();
          var broken =
              new Instrument() {
                @Override
                public void taskCreated(Task<?> task, @Nullable Task<?> creator) {
                  calls.incrementAndGet();
                  throw error;
                }
              };
          with(broken);
          var it = with(new Telling());
          var one = createTask(async(() -> 1));
          var two = createTask(async(() -> 2));
          assertThat(await(one) + await(two)).isEqualTo(3);
          passes(2);
          assertThat(await(createTask(async(() -> 3)))).isEqualTo(3);
          assertThat(calls).as("it was called once").hasValue(1);
          assertThat(it.of("created")).hasSize(3);
          assertThat(reports)
              .singleElement()
              .satisfies(
                  report -> {
                    assertThat(report.exception()).isSameAs(error);
                    assertThat(report.message()).contains("instrument", "removed");
                  });
        });
  }

  @Test
  void eachMethodMayThrow() {
    for (String name :
        List.of(
            "taskEnded",
            "taskScheduled",
            "taskWaits",
            "passBegan",
            "stepBegan",
            "stepEnded",
            "waitBegan",
            "waitEnded",
            "taskCancelled",
            "taskCreated")) {
      var reports = new ArrayList<Object>();
      run(
          async(
              () -> {
                getRunningLoop().setExceptionHandler((loop, context) -> reports.add(context));
                Instruments.add(getRunningLoop(), new Throwing(name));
                passes(1);
                var task = createTask(sleep(Duration.ofMillis(1)));
                passes(1);
                task.cancel();
                while (reports.isEmpty()) await(createTask(sleep(Duration.ofMillis(1))));
              }));
      assertThat(reports).as(name).hasSize(1);
    }
  }

  private static final class Throwing extends Telling {
    private final String where;

    Throwing(String where) {
      this.where = where;
    }

    private void fail(String here) {
      if (here.equals(where)) throw new IllegalStateException("broken in " + here);
    }

    @Override
    public void taskCreated(Task<?> task, @Nullable Task<?> creator) {
      fail("taskCreated");
    }

    @Override
    public void taskEnded(Task<?> task) {
      fail("taskEnded");
    }

    @Override
    public void taskCancelled(Task<?> task, @Nullable String message) {
      fail("taskCancelled");
    }

    @Override
    public void taskWaits(Task<?> task, @Nullable Future<?> what) {
      fail("taskWaits");
    }

    @Override
    public void taskScheduled(Task<?> task, @Nullable Future<?> because) {
      fail("taskScheduled");
    }

    @Override
    public void passBegan(int ready) {
      fail("passBegan");
    }

    @Override
    public void stepBegan(StepInfo step) {
      fail("stepBegan");
    }

    @Override
    public void stepEnded(StepInfo step, long nanos) {
      fail("stepEnded");
    }

    @Override
    public void waitBegan(long nanos) {
      fail("waitBegan");
    }

    @Override
    public void waitEnded(long nanos, int ready) {
      fail("waitEnded");
    }
  }

  @Test
  void addedTwiceItIsToldOnceAndRemovedNeverAgain() {
    virtual(
        () -> {
          var loop = getRunningLoop();
          var it = with(new Telling());
          with(it);
          it.told.clear();
          passes(1);
          assertThat(it.of("pass")).hasSize(1);
          Instruments.remove(loop, it);
          Instruments.remove(loop, it);
          passes(1);
          it.told.clear();
          await(createTask(async(() -> {})));
          assertThat(it.told).isEmpty();
        });
  }

  @Test
  @DisplayName("INS-21 one may be added, and remove itself, inside a hook")
  void addedAndRemovedInsideAHook() {
    virtual(
        () -> {
          var loop = getRunningLoop();
          var inner = new Telling();
          with(
              new Instrument() {
                @Override
                public void passBegan(int ready) {
                  Instruments.remove(loop, this);
                  Instruments.add(loop, inner);
                }
              });
          passes(2);
          assertThat(inner.of("pass")).isNotEmpty();
        });
  }

  @Test
  @DisplayName("INS-21 one may be added by another thread")
  void addedByAnotherThread() {
    virtual(
        () -> {
          var loop = getRunningLoop();
          var it = new Telling();
          var thread = new Thread(() -> Instruments.add(loop, it));
          thread.start();
          RealTime.join(thread);
          passes(2);
          assertThat(it.of("pass")).isNotEmpty();
        });
  }

  @Test
  void oneForAllLoops() {
    var loops = new ArrayList<EventLoop>();
    var ended = new AtomicInteger();
    var it =
        new Instrument() {
          @Override
          public void runBegan(EventLoop loop) {
            loops.add(loop);
          }

          @Override
          public void taskEnded(Task<?> task) {
            ended.incrementAndGet();
          }
        };
    try (var before = Runner.create(RunOptions.defaults().virtualTime())) {
      before.run(async(() -> {}));
      try (var all = Instruments.addToAll(it)) {
        before.run(async(() -> {}));
        virtual(() -> await(createTask(async(() -> {}))));
        assertThat(loops).hasSize(2).contains(before.loop());
        assertThat(ended).as("main, main and child").hasValue(3);
      }
      before.run(async(() -> {}));
    }
    assertThat(ended).as("after it was removed").hasValue(3);
  }

  @Test
  void oneForAllThatThrowsInOneLoopStaysInTheOthers() {
    int[] calls = {0};
    var it =
        new Instrument() {
          @Override
          public void runBegan(EventLoop loop) {
            if (calls[0]++ == 0) throw new IllegalStateException("broken in the first");
          }
        };
    try (var all = Instruments.addToAll(it);
        var first = Runner.create(RunOptions.defaults().virtualTime())) {
      first.loop().setExceptionHandler((loop, context) -> {});
      first.run(async(() -> {}));
      first.run(async(() -> {}));
      assertThat(calls[0]).isEqualTo(1);
      virtual(() -> {});
    }
    assertThat(calls[0]).isEqualTo(2);
  }
}
