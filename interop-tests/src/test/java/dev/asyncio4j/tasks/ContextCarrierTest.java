package dev.asyncio4j.tasks;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.asyncGenerator;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.runCoroutineThreadsafe;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.toThread;
import static dev.asyncio4j.testing.Virtual.VIRTUAL;
import static dev.asyncio4j.testing.Virtual.passes;
import static dev.asyncio4j.testing.Virtual.seconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.AsyncGenerator;
import dev.asyncio4j.Body;
import dev.asyncio4j.Context;
import dev.asyncio4j.ContextCarrier;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.TaskOptions;
import dev.asyncio4j.VoidBody;
import dev.asyncio4j.testing.Trail;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** {@link ContextCarrier#of}: thread-locals go along with tasks, as context variables do. */
class ContextCarrierTest {
  private final ThreadLocal<String> user = new ThreadLocal<>();

  private void carrying(VoidBody main) {
    run(async(main), VIRTUAL.carriers(ContextCarrier.of(user)));
  }

  /** Sets the user, if one is given, and gives the one it sees after each of three awaits. */
  private Coroutine<List<String>> steps(String name) {
    return async(
        () -> {
          var seen = new ArrayList<String>();
          seen.add(user.get());
          if (name != null) user.set(name);
          for (int i = 0; i < 3; i++) {
            await(sleep(seconds(1)));
            seen.add(user.get());
          }
          return seen;
        });
  }

  @AfterEach
  void thisThreadKeepsItsOwn() {
    user.remove();
  }

  @Test
  @DisplayName(
      "BRIDGE-12 a task starts with its creator's values, and keeps what it sets, step by step")
  void tasksKeepTheirOwn() {
    carrying(
        () -> {
          user.set("ada");
          var three =
              createTask(async(() -> await(gather(steps("bob"), steps(null), steps("cy")))));
          user.set("dee");
          assertThat(await(three))
              .containsExactly(
                  List.of("ada", "bob", "bob", "bob"),
                  List.of("ada", "ada", "ada", "ada"),
                  List.of("ada", "cy", "cy", "cy"));
          assertThat(user.get()).isEqualTo("dee");
        });
  }

  @Test
  @DisplayName("BRIDGE-12 what is awaited inline shares the values of its task, as in asyncio")
  void awaitedInline() {
    carrying(
        () -> {
          user.set("ada");
          assertThat(await(steps("bob"))).startsWith("ada", "bob");
          assertThat(user.get()).isEqualTo("bob");
        });
  }

  @Test
  @DisplayName("BRIDGE-12 the main task starts with the caller's values; the caller keeps its own")
  void mainTask() {
    user.set("caller");
    carrying(
        () -> {
          assertThat(user.get()).isEqualTo("caller");
          user.set("main");
          passes(1);
          assertThat(user.get()).isEqualTo("main");
        });
    assertThat(user.get()).isEqualTo("caller");
  }

  @Test
  @DisplayName(
      "BRIDGE-12 nothing leaks to the next task on the same fiber, or to a worker's next job")
  void nothingLeaks() {
    carrying(
        () -> {
          var clean = Context.copyCurrent();
          await(createTask(steps("bob")));
          assertThat(await(createTask(steps(null)))).containsOnlyNulls();
          user.set("ada");
          assertThat(await(createTask(steps(null), TaskOptions.defaults().context(clean))))
              .containsOnlyNulls();
        });
    assertThat(user.get()).isNull();
  }

  @Test
  @DisplayName("BRIDGE-12 callbacks have the values of who made them")
  void callbacks() {
    var trail = Trail.create();
    carrying(
        () -> {
          var loop = getRunningLoop();
          user.set("ada");
          loop.callSoon(
              () -> {
                trail.add(user.get());
                user.set("lost");
              });
          loop.callLater(seconds(1), () -> trail.add(user.get()));
          createTask(steps(null)).addDoneCallback(task -> trail.add("done: " + user.get()));
          user.set("bob");
          loop.callSoon(() -> trail.add(user.get()));
          await(sleep(seconds(5)));
          assertThat(user.get()).isEqualTo("bob");
        });
    trail.assertIs("ada", "bob", "ada", "done: ada");
  }

  @Test
  @DisplayName("BRIDGE-12 toThread takes the values along; the worker's own come back after it")
  void workers() throws Exception {
    var worker = Executors.newSingleThreadExecutor();
    worker.submit(() -> user.set("worker")).get();
    carrying(
        () -> {
          getRunningLoop().setDefaultExecutor(worker);
          user.set("ada");
          Body<String> job =
              () -> {
                var seen = user.get();
                user.set("changed");
                return seen;
              };
          assertThat(await(toThread(job))).isEqualTo("ada");
          assertThat(user.get()).isEqualTo("ada");
          assertThat(await(getRunningLoop().runInExecutor(worker, (Body<String>) user::get)))
              .isEqualTo("worker");
        });
  }

  @Test
  @DisplayName("BRIDGE-12 runCoroutineThreadsafe takes the values of the thread that calls it")
  void otherThreads() {
    carrying(
        () -> {
          var loop = getRunningLoop();
          user.set("ada");
          Coroutine<List<String>> seen =
              async(
                  () -> {
                    var atStart = user.get();
                    passes(1);
                    return List.of(atStart, user.get());
                  });
          Body<List<String>> outside =
              () -> {
                user.set("outside");
                try {
                  return runCoroutineThreadsafe(seen, loop).join();
                } finally {
                  user.remove();
                }
              };
          assertThat(await(loop.runInExecutor(null, outside))).containsOnly("outside");
        });
  }

  @Test
  @DisplayName(
      "BRIDGE-12 an eager task, a generator and Context.run switch the values and switch back")
  void nested() {
    carrying(
        () -> {
          user.set("ada");
          var empty = Context.copyCurrent();
          var eager = TaskOptions.defaults().eagerStart(true);
          var task = createTask(steps("bob"), eager);
          assertThat(user.get()).isEqualTo("ada");
          empty.run(
              () -> {
                user.set("inner");
                passes(1);
                assertThat(user.get()).isEqualTo("inner");
              });
          assertThat(user.get()).isEqualTo("ada");
          AsyncGenerator<String> users =
              asyncGenerator(
                  y -> {
                    y.emit(user.get());
                    y.emit(user.get());
                    user.set("generator");
                  });
          assertThat(await(users.next())).isEqualTo("ada");
          user.set("dee");
          assertThat(await(users.next())).isEqualTo("dee");
          assertThat(await(users.toList())).isEmpty();
          assertThat(user.get()).isEqualTo("generator"); // its body is part of this task
          assertThat(await(task)).containsExactly("ada", "bob", "bob", "bob");
        });
  }

  @Test
  @DisplayName("BRIDGE-12 any pair of functions can be carried: a logger's MDC, for one")
  void pairOfFunctions() {
    var mdc = ThreadLocal.withInitial(ArrayList<String>::new);
    ContextCarrier<List<String>> carrier =
        ContextCarrier.of(
            () -> List.copyOf(mdc.get()),
            entries -> mdc.set(entries == null ? new ArrayList<>() : new ArrayList<>(entries)));
    run(
        async(
            () -> {
              mdc.get().add("request 1");
              var task =
                  createTask(
                      async(
                          () -> {
                            mdc.get().add("step 2");
                            passes(1);
                            return List.copyOf(mdc.get());
                          }));
              passes(3);
              assertThat(mdc.get()).containsExactly("request 1");
              assertThat(await(task)).containsExactly("request 1", "step 2");
            }),
        VIRTUAL.carriers(carrier));
  }
}
