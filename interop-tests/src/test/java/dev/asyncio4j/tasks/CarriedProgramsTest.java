package dev.asyncio4j.tasks;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.asyncGenerator;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.toThread;
import static dev.asyncio4j.testing.AsyncTests.assertFails;
import static dev.asyncio4j.testing.Virtual.VIRTUAL;
import static dev.asyncio4j.testing.Virtual.passes;
import static dev.asyncio4j.testing.Virtual.seconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.AsyncGenerator;
import dev.asyncio4j.Context;
import dev.asyncio4j.ContextCarrier;
import dev.asyncio4j.ContextVar;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Future;
import dev.asyncio4j.Task;
import dev.asyncio4j.TaskOptions;
import dev.asyncio4j.VoidBody;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.kotlin.Suspending;
import dev.asyncio4j.support.ChildJvm;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Programs at random, in which each piece of code looks after every step whether a thread-local
 * that is carried has what a context variable has.
 */
class CarriedProgramsTest {
  private static final int PROGRAMS = ChildJvm.MODE.equals("platform") ? 20 : 100;
  private static final int STEPS = 5;
  private static final int DEPTH = 3;

  /** What is captured is another object each time, as the copy of a logger's MDC is. */
  private record Copy(String user) {}

  private final ThreadLocal<String> local = new ThreadLocal<>();
  private final ContextVar<String> variable = ContextVar.create("user", null);
  private final ContextCarrier<Copy> carrier =
      ContextCarrier.of(
          () -> local.get() == null ? null : new Copy(local.get()),
          copy -> local.set(copy == null ? null : copy.user));

  /** What a step of a program does. */
  private enum Step {
    SET,
    PASS,
    SLEEP,
    FUTURE,
    INLINE,
    TASK,
    BACKGROUND,
    EAGER,
    KOTLIN,
    CONTEXT,
    SHARED_CONTEXT,
    GENERATOR,
    CANCELLED,
    THREAD,
    CALLBACK
  }

  private final class Program {
    private final Random random;
    private int users;

    Program(long seed) {
      random = new Random(seed);
    }

    Coroutine<Void> body(int depth) {
      return async(() -> steps(depth));
    }

    private void steps(int depth) throws Exception {
      var background = new ArrayList<Task<?>>();
      for (int i = 0; i < STEPS; i++) {
        step(Step.values()[random.nextInt(Step.values().length)], depth, background);
        look();
      }
      for (var task : background) {
        await(task);
        look();
      }
    }

    private void step(Step step, int depth, List<Task<?>> background) throws Exception {
      switch (step) {
        case SET -> set();
        case PASS -> passes(1 + random.nextInt(2));
        case SLEEP -> await(sleep(seconds(1 + random.nextInt(3))));
        case FUTURE -> future();
        case INLINE -> below(depth, it -> await(body(it)));
        case TASK -> below(depth, it -> await(createTask(body(it))));
        case BACKGROUND -> below(depth, it -> background.add(createTask(body(it))));
        case EAGER -> below(depth, it -> background.add(createTask(body(it), eager())));
        case KOTLIN ->
            below(
                depth,
                it -> await(Suspending.call(c -> Detour.INSTANCE.through(body(it), look(), c))));
        case CONTEXT -> below(depth, it -> Context.copyCurrent().run(() -> steps(it)));
        case SHARED_CONTEXT -> shared();
        case GENERATOR -> generator();
        case CANCELLED -> cancelled();
        case THREAD -> await(toThread(this::check));
        case CALLBACK -> getRunningLoop().callSoon(this::check);
      }
    }

    private interface Part {
      void run(int depth) throws Exception;
    }

    private void below(int depth, Part part) throws Exception {
      if (depth > 0) part.run(depth - 1);
    }

    private TaskOptions eager() {
      return TaskOptions.defaults().eagerStart(true);
    }

    private void set() {
      var user = "user " + users++;
      local.set(user);
      variable.set(user);
    }

    private void future() {
      Future<String> future = getRunningLoop().createFuture();
      getRunningLoop().callLater(Duration.ofMillis(500), () -> future.setResult("now"));
      await(future);
    }

    /** Two tasks that set values in one context, in turn. */
    private void shared() {
      var options = TaskOptions.defaults().context(Context.copyCurrent());
      VoidBody inTurn =
          () -> {
            for (int i = 0; i < 2; i++) {
              check();
              set();
              passes(1);
            }
          };
      var first = createTask(async(inTurn), options);
      await(createTask(async(inTurn), options));
      await(first);
    }

    private void generator() {
      AsyncGenerator<Integer> numbers =
          asyncGenerator(
              y -> {
                for (int i = 0; i < 2; i++) {
                  set();
                  passes(random.nextInt(2));
                  check();
                  y.emit(i);
                  check();
                }
              });
      await(numbers.next());
      check();
      set();
      await(numbers.toList());
    }

    private void cancelled() {
      var task =
          createTask(
              async(
                  () -> {
                    set();
                    try {
                      await(sleep(seconds(100)));
                    } finally {
                      check();
                      passes(1);
                      check();
                    }
                  }));
      passes(1 + random.nextInt(3));
      task.cancel();
      assertFails(CancelledError.class, task);
    }

    private Runnable look() {
      check();
      return this::check;
    }

    private void check() {
      assertThat(local.get()).isEqualTo(variable.get());
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @DisplayName("FRM-12 what is carried is at every step what a context variable is")
  void asVariablesAre(boolean debug) {
    for (int seed = 0; seed < PROGRAMS; seed++) {
      var program = new Program(seed);
      run(program.body(DEPTH), VIRTUAL.carriers(carrier).debug(debug));
      assertThat(local.get()).isNull();
    }
  }
}
