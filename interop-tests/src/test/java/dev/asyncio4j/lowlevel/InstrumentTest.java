package dev.asyncio4j.lowlevel;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.currentTask;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.toThread;
import static dev.asyncio4j.testing.Virtual.passes;
import static dev.asyncio4j.testing.Virtual.pause;
import static dev.asyncio4j.testing.Virtual.virtual;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.Future;
import dev.asyncio4j.RunOptions;
import dev.asyncio4j.Runner;
import dev.asyncio4j.Task;
import dev.asyncio4j.TaskOptions;
import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.testing.RealTime;
import java.nio.channels.Pipe;
import java.nio.channels.SelectionKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What an instrument is told, and what it changes: nothing. */
@ExtendWith(NothingLeftBehind.class)
class InstrumentTest {
  private static final RunOptions VIRTUAL = RunOptions.defaults().virtualTime();

  private static TaskOptions named(String name) {
    return TaskOptions.defaults().name(name);
  }

  /** Adds an instrument where it is in force at once: in the pass that comes. */
  private static <I extends Instrument> I with(I instrument) {
    Instruments.add(getRunningLoop(), instrument);
    passes(1);
    return instrument;
  }

  @Test
  @DisplayName("INS-21 the life of a task, in order")
  void theLifeOfATask() {
    virtual(
        () -> {
          var it = with(new Telling());
          currentTask().setName("main");
          it.told.clear();
          Future<String> future = getRunningLoop().createFuture();
          var task = createTask(async(() -> await(future)), named("child"));
          passes(1);
          future.setResult("x");
          await(task);
          assertThat(it.of("created", "ended", "scheduled", "waits"))
              .containsExactly(
                  "created child by main",
                  "scheduled child because of null",
                  "waits main for null",
                  "scheduled main because of null",
                  "waits child for future",
                  "scheduled child because of future",
                  "waits main for child",
                  "scheduled main because of child",
                  "ended child");
        });
  }

  @Test
  void cancelsAreTold() {
    virtual(
        () -> {
          var it = with(new Telling());
          var task = createTask(sleep(Duration.ofHours(1)), named("child"));
          passes(1);
          task.cancel("enough");
          passes(3);
          task.cancel("again");
          assertThat(it.of("cancelled")).containsExactly("cancelled child enough");
          assertThat(it.of("ended")).containsExactly("ended child");
        });
  }

  @Test
  void runsAreToldAndTheMainTaskIs() {
    var it = new Telling();
    try (var runner = Runner.create(VIRTUAL)) {
      Instruments.add(runner.loop(), it);
      runner.run(async(() -> pause(1)));
      it.told.add("between");
      runner.run(async(() -> {}));
    }
    assertThat(it.told.stream().filter(line -> line.startsWith("run") || line.equals("between")))
        .containsExactly("run began", "run ended", "between", "run began", "run ended");
    assertThat(it.of("created")).hasSize(2).allMatch(line -> line.endsWith(" by null"));
  }

  @Test
  void passesTellHowManyStepsTheyHave() {
    virtual(
        () -> {
          var it = with(new Telling());
          it.told.clear();
          for (int i = 0; i < 3; i++) getRunningLoop().callSoon(() -> {});
          passes(1);
          assertThat(it.of("pass", "step"))
              .containsExactly(
                  "pass 4",
                  "step CALLBACK",
                  "step CALLBACK",
                  "step CALLBACK",
                  "step TASK of " + currentTask().getName());
        });
  }

  @Test
  void theKindsOfSteps() {
    run(
        async(
            () -> {
              var loop = getRunningLoop();
              var port = LoopPort.of(loop);
              var it = with(new Telling());
              var pipe = Pipe.open();
              pipe.source().configureBlocking(false);
              Future<Integer> ready = loop.createFuture();
              var key = port.watch(pipe.source(), ops -> ready.setResult(ops));
              key.interestOps(SelectionKey.OP_READ);
              pipe.sink().write(java.nio.ByteBuffer.wrap(new byte[1]));
              await(ready);
              key.cancel();
              it.told.clear();
              loop.callLater(Duration.ZERO, () -> {});
              var thread = new Thread(() -> port.execute(() -> {}));
              thread.start();
              RealTime.join(thread);
              passes(2);
              assertThat(it.of("step")).contains("step TIMER", "step FOREIGN");
              it.told.clear();
              loop.addReader(pipe.source(), () -> loop.removeReader(pipe.source()));
              passes(2);
              assertThat(it.of("step")).contains("step CHANNEL");
              pipe.sink().close();
              pipe.source().close();
            }));
  }

  @Test
  void waitsAreTold() {
    run(
        async(
            () -> {
              var it = with(new Telling());
              await(sleep(Duration.ofMillis(200)));
              assertThat(it.of("idle"))
                  .isNotEmpty()
                  .allMatch(line -> line.equals("idle for a time"));
              assertThat(it.of("woken")).hasSameSizeAs(it.of("idle"));
              it.told.clear();
              await(toThread(() -> RealTime.waitUntil(() -> true)));
              assertThat(it.of("idle")).allMatch(line -> line.equals("idle for ever"));
            }));
  }

  @Test
  @DisplayName("INS-22 the order of events is the same with an instrument and without")
  void nothingChanges() {
    var plain = trail(null);
    var told = trail(new Telling());
    assertThat(told).isEqualTo(plain);
  }

  private static List<String> trail(@Nullable Instrument instrument) {
    var trail = new ArrayList<String>();
    virtual(
        () -> {
          if (instrument != null) Instruments.add(getRunningLoop(), instrument);
          passes(1);
          for (int i = 0; i < 3; i++) {
            var name = "task " + i;
            createTask(
                async(
                    () -> {
                      for (int k = 0; k < 3; k++) {
                        trail.add(name + " " + k);
                        passes(1);
                      }
                    }));
            getRunningLoop().callSoon(() -> trail.add(name + " called"));
          }
          pause(1);
        });
    return trail;
  }

  @Test
  void itRunsOnTheLoopsTurn() {
    virtual(
        () -> {
          var port = LoopPort.of(getRunningLoop());
          var turns = new ArrayList<Boolean>();
          with(
              new Instrument() {
                @Override
                public void taskScheduled(Task<?> task, @Nullable Future<?> because) {
                  turns.add(port.inTurn());
                }

                @Override
                public void waitBegan(long nanos) {
                  turns.add(port.inTurn());
                }
              });
          pause(1);
          assertThat(turns).isNotEmpty().containsOnly(true);
        });
  }
}
