package dev.asyncio4j.lowlevel;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.toThread;
import static dev.asyncio4j.testing.Virtual.passes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.Body;
import dev.asyncio4j.Future;
import dev.asyncio4j.SerializableBody;
import dev.asyncio4j.ThreadOptions;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.support.NothingLeftBehind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Executors that the loop knows by an adapter only. */
@ExtendWith(NothingLeftBehind.class)
class ExecutorAdapterTest {
  private final Machine machine = new Machine();

  @Test
  @DisplayName("E-02 a bare lambda is taken as serialisable, and goes through the adapter")
  void workGoesThroughTheAdapter() {
    run(
        async(
            () -> {
              int six = 6;
              assertThat(await(getRunningLoop().runInExecutor(machine, () -> six * 7)))
                  .isEqualTo(42);
              assertThat(await(toThread(() -> six * 8, ThreadOptions.defaults().executor(machine))))
                  .isEqualTo(48);
              machine.trail.assertIs("submitted", "submitted");
            }));
  }

  @Test
  @DisplayName("E-16 the adapter of the highest priority is taken, and a broken one left out")
  void theSecondMostWantedAndTheBrokenAdapterAreNotAsked() {
    run(
        async(
            () -> {
              SerializableBody<String> work = () -> "x";
              for (int i = 0; i < 3; i++) await(getRunningLoop().runInExecutor(machine, work));
              machine.trail.assertIs("submitted", "submitted", "submitted");
              assertThat(Machine.Adapter.asked).as("once for each class").isEqualTo(1);
            }));
  }

  @Test
  @DisplayName("E-04 the work's own exception comes out")
  void failures() {
    run(
        async(
            () -> {
              SerializableBody<Integer> work =
                  () -> {
                    throw new IOException("broken there");
                  };
              assertThatThrownBy(() -> await(getRunningLoop().runInExecutor(machine, work)))
                  .isInstanceOf(IOException.class)
                  .hasMessage("broken there");
            }));
  }

  @Test
  @DisplayName("E-02 what cannot travel is refused before anything is sent")
  void whatCannotTravel() {
    run(
        async(
            () -> {
              Body<Integer> work = () -> 42;
              assertThatThrownBy(() -> getRunningLoop().runInExecutor(machine, work))
                  .isInstanceOf(IllegalArgumentException.class)
                  .hasMessageContaining("cannot travel");
              assertThat(machine.trail.lines()).isEmpty();
            }));
  }

  @Test
  @DisplayName("E-05 a cancel ends the wait at once, and takes the work back")
  void cancelled() {
    run(
        async(
            () -> {
              machine.holds = true;
              SerializableBody<Integer> work = () -> 42;
              var future = getRunningLoop().runInExecutor(machine, work);
              future.cancel();
              assertThatThrownBy(() -> await(future)).isInstanceOf(CancelledError.class);
              passes(1);
              machine.trail.assertIs("submitted", "cancelled, interrupt false");
            }));
  }

  @Test
  @DisplayName("E-11 a full executor is heard of in the call")
  void rejected() {
    run(
        async(
            () -> {
              machine.full = true;
              SerializableBody<Integer> work = () -> 42;
              assertThatThrownBy(() -> getRunningLoop().runInExecutor(machine, work))
                  .isInstanceOf(RejectedExecutionException.class)
                  .hasMessage("full");
            }));
  }

  @Test
  @DisplayName("E-05 the work is interrupted only where that was asked for")
  void interrupted() {
    run(
        async(
            () -> {
              machine.holds = true;
              var options = ThreadOptions.defaults().executor(machine).interruptible(true);
              var task = createTask(toThread(() -> 42, options));
              passes(1);
              task.cancel();
              assertThatThrownBy(() -> await(task)).isInstanceOf(CancelledError.class);
              machine.trail.assertIs("submitted", "cancelled, interrupt true");
            }));
  }

  @Test
  @DisplayName("E-09 ten thousand ends in one burst wake the loop a few times only")
  void burst() {
    run(
        async(
            () -> {
              machine.holds = true;
              var loop = getRunningLoop();
              var all = new ArrayList<Future<Integer>>();
              for (int i = 0; i < 10_000; i++) {
                int number = i;
                all.add(loop.runInExecutor(machine, () -> number));
              }
              var passes = new Passes();
              Instruments.add(loop, passes);
              CompletableFuture.runAsync(() -> machine.held.forEach(Runnable::run)).join();
              assertThat(await(gather(all))).isEqualTo(IntStream.range(0, 10_000).boxed().toList());
              assertThat(passes.count).isLessThanOrEqualTo(100);
            }));
  }

  private static final class Passes implements Instrument {
    int count;

    @Override
    public void passBegan(int ready) {
      count++;
    }
  }

  @Test
  @DisplayName("E-12 as the default executor it gets what the user sends, not the loop's own work")
  void asDefault() {
    run(
        async(
            () -> {
              var loop = getRunningLoop();
              loop.setDefaultExecutor(machine);
              assertThat(await(loop.runInExecutor(null, () -> 42))).isEqualTo(42);
              assertThat(await(loop.getAddrInfo("127.0.0.1", 80))).isNotEmpty();
              machine.trail.assertIs("submitted");
            }));
  }

  @Test
  @DisplayName("E-01 an executor without an adapter gets work in the order of the calls, as before")
  void noAdapter() {
    run(
        async(
            () -> {
              var own = new Plain();
              var loop = getRunningLoop();
              Body<String> first = () -> "first";
              var one = loop.runInExecutor(own, first);
              var two = loop.runInExecutor(own, () -> "second");
              two.cancel();
              own.queue.forEach(Runnable::run);
              assertThat(await(one)).isEqualTo("first");
              assertThatThrownBy(() -> await(two)).isInstanceOf(CancelledError.class);
            }));
  }

  /** Not of the JDK, and no adapter knows it. */
  private static final class Plain extends AbstractExecutorService {
    final List<Runnable> queue = new ArrayList<>();

    @Override
    public void execute(Runnable command) {
      queue.add(command);
    }

    @Override
    public void shutdown() {}

    @Override
    public List<Runnable> shutdownNow() {
      return List.of();
    }

    @Override
    public boolean isShutdown() {
      return false;
    }

    @Override
    public boolean isTerminated() {
      return false;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
      return true;
    }
  }
}
