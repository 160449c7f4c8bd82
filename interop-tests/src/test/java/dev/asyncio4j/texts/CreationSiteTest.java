package dev.asyncio4j.texts;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.testing.Virtual.VIRTUAL;
import static dev.asyncio4j.testing.Virtual.seconds;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.Asyncio;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Future;
import dev.asyncio4j.TaskOptions;
import dev.asyncio4j.support.LogCapture;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Debug mode: where a task, a future or a coroutine was made is a line of the caller's. */
class CreationSiteTest {
  /** The statics whose result is no future, or that only give what they are given. */
  private static final Set<String> MAKE_NO_FUTURE =
      Set.of(
          "async",
          "await",
          "sleep",
          "run",
          "getRunningLoop",
          "newEventLoop",
          "currentTask",
          "allTasks",
          "staggeredRace",
          "toThread",
          "runCoroutineThreadsafe",
          "openConnection",
          "startServer",
          "openUnixConnection",
          "startUnixServer",
          "wait",
          "asCompleted",
          "waitFor",
          "createSubprocessExec",
          "createSubprocessShell",
          "signals",
          "compute",
          "timeout",
          "timeoutAt",
          "taskGroup",
          "each",
          "asyncGenerator");

  private static Coroutine<Void> nothing() {
    return sleep(seconds(0));
  }

  /** A call of each static of the door that makes a future or a task. */
  private static Map<String, List<Supplier<Future<?>>>> makers() {
    return new TreeMap<>(
        Map.ofEntries(
            entry(
                "createTask",
                List.of(
                    () -> Asyncio.createTask(nothing()),
                    () -> Asyncio.createTask(nothing(), "named"),
                    () -> Asyncio.createTask(nothing(), TaskOptions.defaults()),
                    () -> Asyncio.createTask(nothing(), TaskOptions.defaults().eagerStart(true)))),
            entry("ensureFuture", List.of(() -> Asyncio.ensureFuture(nothing()))),
            entry("wrapFuture", List.of(() -> Asyncio.wrapFuture(new CompletableFuture<String>()))),
            entry(
                "gather",
                List.of(
                    () -> Asyncio.gather(nothing(), nothing()),
                    () -> Asyncio.gather(List.of(nothing())))),
            entry("gatherOutcomes", List.of(() -> Asyncio.gatherOutcomes(List.of(nothing())))),
            entry("shield", List.of(() -> Asyncio.shield(nothing())))));
  }

  @Test
  @DisplayName("F-13 the site of what a static of Asyncio makes is the line of the caller")
  void sitesAreTheCallers() {
    run(
        async(
            () -> {
              for (var maker : makers().entrySet())
                for (var call : maker.getValue()) {
                  var made = call.get();
                  assertThat(made.toString())
                      .as(maker.getKey())
                      .containsPattern("created at CreationSiteTest\\.java:\\d+");
                  made.cancel();
                }
              for (var task : Asyncio.allTasks())
                assertThat(task.toString()).contains("created at CreationSiteTest.java:");
              getRunningLoop().setExceptionHandler((loop, context) -> {});
            }),
        VIRTUAL.debug(true));
  }

  @Test
  @DisplayName("F-13 every static of Asyncio is looked at, or makes no future")
  void everyStaticIsLookedAt() {
    var names = new TreeSet<String>();
    for (var method : Asyncio.class.getMethods())
      if (method.getDeclaringClass() != Object.class) names.add(method.getName());
    var known = new TreeSet<>(makers().keySet());
    known.addAll(MAKE_NO_FUTURE);
    assertThat(names).isEqualTo(known);
  }

  @Test
  @DisplayName("F-13 the task of run, of runCoroutineThreadsafe and of a group name the caller")
  void tasksFromElsewhere() throws Exception {
    run(
        async(
            () -> {
              assertThat(Asyncio.currentTask().toString())
                  .contains("created at CreationSiteTest.java:");
              Asyncio.taskGroup(
                  group -> {
                    assertThat(group.createTask(nothing()).toString())
                        .contains("created at CreationSiteTest.java:");
                  });
              var texts = new ArrayList<String>();
              Asyncio.runCoroutineThreadsafe(
                  async(
                      () -> {
                        await(sleep(seconds(1)));
                        texts.add(Asyncio.currentTask().toString());
                      }),
                  getRunningLoop());
              await(sleep(seconds(2)));
              assertThat(texts).singleElement().asString().contains("at CreationSiteTest.java:");
            }),
        VIRTUAL.debug(true));
  }

  @Test
  @DisplayName("F-13 frames of the JDK are skipped: a task made in a stream, by a method reference")
  void framesOfTheJdkAreSkipped() {
    run(
        async(
            () -> {
              var tasks =
                  Arrays.asList(nothing(), nothing()).stream().map(Asyncio::createTask).toList();
              assertThat(tasks)
                  .allMatch(task -> task.toString().contains("created at CreationSiteTest.java:"));
            }),
        VIRTUAL.debug(true));
  }

  @Test
  @DisplayName("F-25 a coroutine that is never awaited is told of at the close, by its line")
  void neverAwaited() {
    try (var log = new LogCapture()) {
      var kept = new ArrayList<Coroutine<?>>();
      run(
          async(
              () -> {
                kept.add(nothing());
                kept.add(async(() -> "never run"));
                kept.add(Asyncio.toThread(() -> "never run"));
                kept.add(Asyncio.waitFor(nothing(), seconds(1)));
                await(nothing());
              }),
          VIRTUAL.debug(true));
      assertThat(log.messages())
          .hasSize(5)
          .allMatch(text -> text.matches("coroutine .*CreationSiteTest.* was never awaited"));
      assertThat(kept).hasSize(4);
    }
  }
}
