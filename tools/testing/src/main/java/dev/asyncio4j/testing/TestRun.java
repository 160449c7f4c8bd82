package dev.asyncio4j.testing;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.currentTask;
import static dev.asyncio4j.Asyncio.gatherOutcomes;

import dev.asyncio4j.Asyncio;
import dev.asyncio4j.Body;
import dev.asyncio4j.ContextCarrier;
import dev.asyncio4j.RunOptions;
import dev.asyncio4j.Runner;
import dev.asyncio4j.Task;
import dev.asyncio4j.VoidBody;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.loop.EventLoop;
import dev.asyncio4j.loop.ExceptionContext;
import dev.asyncio4j.lowlevel.Instruments;
import dev.asyncio4j.lowlevel.Leftover;
import dev.asyncio4j.lowlevel.Leftover.Kind;
import dev.asyncio4j.lowlevel.LoopPort;
import dev.asyncio4j.lowlevel.VirtualTime;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** One test on a loop of its own: its parts run one after the other, then it is looked at. */
final class TestRun {
  /** The kinds that a task takes along when it is cancelled: looked for after that. */
  private static final Set<Kind> OF_TASKS = EnumSet.of(Kind.TIMER, Kind.CHANNEL, Kind.RESOURCE);

  private static final Duration SLOW = Duration.ofSeconds(1);

  /** The most time that threads and children have to end at the end of a test. */
  private static final Duration MOST_FOR_OTHERS = Duration.ofSeconds(5);

  final VirtualTime time;
  final Trail trail = Trail.create();
  private final TestOptions options;
  private final Runner runner;
  private final EventLoop loop;
  private final Sight sight = new Sight();
  private final List<ExceptionContext> reports = new CopyOnWriteArrayList<>();
  private final Deque<VoidBody> endings = new ArrayDeque<>();
  private @Nullable FakeNetwork network;

  /** The main task of the newest part. */
  private @Nullable Task<?> main;

  TestRun(TestOptions options) {
    this.options = options;
    time = VirtualTime.startingAt(options.startingAt());
    time.autoJump(options.autoJump());
    runner = Runner.create(runOptions());
    loop = runner.loop();
    Instruments.add(loop, sight);
    loop.setExceptionHandler((l, context) -> reports.add(context));
    loop.slowCallbackDuration(SLOW); // the first test of a JVM loads its classes
  }

  private RunOptions runOptions() {
    var run = RunOptions.defaults().debug(options.debug());
    if (!options.isRealTime()) run = run.virtualTime(time);
    if (options.order() != null) run = run.order(options.order());
    if (options.carriers().isEmpty()) return run; // what is found goes along, as in the program
    return run.carriers(options.carriers().toArray(ContextCarrier<?>[]::new));
  }

  EventLoop loop() {
    return loop;
  }

  boolean isRealTime() {
    return options.isRealTime();
  }

  /** {@return the network in memory of this test, from the first call on} */
  FakeNetwork network() {
    var own = network;
    if (own != null) return own;
    FakeNetwork made =
        LoopPort.of(loop).inTurn()
            ? FakeNetwork.create(options.seed())
            : runner.run(async(() -> FakeNetwork.create(options.seed())));
    network = made;
    return made;
  }

  /** Has {@code ending} run at the end of the test, the last one first. */
  void onEnd(VoidBody ending) {
    endings.push(ending);
  }

  /** Runs a part of the test as the main task of its loop. */
  <T extends @Nullable Object> T part(Body<T> body) {
    try (var dog = new Watchdog(options.timeout(), sight)) {
      T result;
      try {
        result =
            runner.run(
                async(
                    () -> {
                      main = currentTask();
                      dog.isBody();
                      return body.run();
                    }));
      } catch (Throwable error) {
        attempt(() -> endMain(), error);
        var late = dog.end();
        if (late == null) throw error;
        late.addSuppressed(error);
        throw late;
      }
      var late = dog.end();
      if (late != null) throw late; // it has not minded the interrupt
      return result;
    }
  }

  /** Runs {@code step} after {@code error}; the watchdog may interrupt it, too. */
  private static void attempt(Runnable step, Throwable error) {
    try {
      step.run();
    } catch (Throwable another) {
      error.addSuppressed(another);
    }
  }

  /** Ends the main task of a run that a deadlock has ended: nobody has left that one behind. */
  private void endMain() {
    var ended = main;
    if (ended == null || ended.done()) return;
    runner.run(
        async(
            () -> {
              ended.cancel();
              await(gatherOutcomes(List.of(ended)));
            }));
  }

  /**
   * Ends the test: runs what was to be run at its end, cancels what is left and closes the loop.
   *
   * @throws LeftBehindError if something was left
   */
  void end() {
    var left = new LeftBehind(options.mayLeave());
    try (var dog = new Watchdog(options.timeout(), sight)) {
      try {
        for (VoidBody next; (next = endings.poll()) != null; ) attempt(next, left);
        if (!LoopPort.of(loop).idle().done()) runner.run(async(() -> settle()));
        if (network != null) network.close(); // what is under way is nobody's any more
        time.autoJump(true); // tasks that are cancelled may sleep in their clean-up
        look(left);
      } catch (Throwable error) {
        left.add("the end of the test failed", error);
      } finally {
        close(left);
        var late = dog.end();
        if (late != null) left.add("the end of the test", late);
      }
    }
    reports.forEach(left::add);
    var error = left.toError();
    if (error != null) throw error;
  }

  private void attempt(VoidBody ending, LeftBehind left) {
    try {
      runner.run(async(ending));
    } catch (Throwable error) {
      left.add("a body of onEnd failed", error);
    }
  }

  /**
   * Lets what is under way end by itself: the close of a connection takes some passes, a thread or
   * a child has a moment for it.
   */
  private void settle() {
    var settling = currentTask();
    var isOver = new boolean[1]; // of the loop's turn
    var alarm =
        Watchdog.after(
            momentOf(options.timeout()),
            loop,
            () -> {
              if (!isOver[0]) settling.cancel();
            });
    try {
      await(LoopPort.of(loop).idle());
    } catch (IllegalStateException busy) {
      // Who keeps the loop busy is a task that is left: told as that.
    } catch (CancelledError alarmed) {
      settling.uncancel(); // what goes on outside is told as what it is
    } finally {
      isOver[0] = true;
      alarm.cancel(false);
    }
  }

  /** {@return the time that others have to end: they have it twice, within the limit of the end} */
  private static Duration momentOf(Duration limit) {
    var part = limit.dividedBy(4);
    return part.compareTo(MOST_FOR_OTHERS) < 0 ? part : MOST_FOR_OTHERS;
  }

  private void look(LeftBehind left) {
    var now = Leftover.of(loop);
    now.stream().filter(it -> !OF_TASKS.contains(it.kind())).forEach(left::add);
    if (now.stream().anyMatch(it -> it.kind() == Kind.TASK)) runner.run(async(() -> cancelTasks()));
    Leftover.of(loop).stream().filter(it -> OF_TASKS.contains(it.kind())).forEach(left::add);
  }

  private void cancelTasks() {
    var tasks = new ArrayList<>(Asyncio.allTasks());
    tasks.remove(Asyncio.currentTask());
    tasks.forEach(task -> task.cancel());
    await(gatherOutcomes(tasks));
    settle();
  }

  private void close(LeftBehind left) {
    try {
      runner.close();
    } catch (Throwable error) {
      left.add("the close of the loop failed", error);
      loop.close();
    }
  }
}
