package dev.asyncio4j.texts;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.testing.Virtual.VIRTUAL;
import static dev.asyncio4j.testing.Virtual.seconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.asyncio4j.Asyncio;
import dev.asyncio4j.Body;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Future;
import dev.asyncio4j.TaskOptions;
import dev.asyncio4j.ThreadOptions;
import dev.asyncio4j.WaitOptions;
import dev.asyncio4j.streams.ConnectOptions;
import dev.asyncio4j.streams.ServerOptions;
import dev.asyncio4j.subprocess.ProcessOptions;
import dev.asyncio4j.support.LogCapture;
import java.lang.reflect.Modifier;
import java.nio.channels.Channel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Debug mode: whatever a static of {@link Asyncio} makes names the line of its caller. */
class CreationSiteTest {
  private static final String HERE = "CreationSiteTest.java:";
  private static final Path PATH = Path.of("never-opened");

  /**
   * The statics that make nothing with a line: they look something up, or do their work at once.
   */
  private static final Set<String> MAKE_NOTHING =
      Set.of(
          "await",
          "run", // its task's line: tasksFromElsewhere
          "runCoroutineThreadsafe", // the same
          "timeout",
          "timeoutAt",
          "taskGroup",
          "each",
          "currentTask",
          "allTasks",
          "getRunningLoop",
          "newEventLoop",
          "seconds",
          "asyncGenerator",
          "captureCallGraph",
          "formatCallGraph",
          "printCallGraph",
          "futureAddToAwaitedBy",
          "futureDiscardFromAwaitedBy",
          "signals",
          "standardInput");

  private static final SocketChannel CLIENT = closed(SocketChannel::open);
  private static final ServerSocketChannel SERVER = closed(ServerSocketChannel::open);

  private static <C extends Channel> C closed(Callable<C> open) {
    try (C channel = open.call()) {
      return channel;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static Coroutine<Void> nothing() {
    return sleep(seconds(0));
  }

  /** A call of each other static, each overload. */
  private static Map<String, List<Supplier<Object>>> makers() {
    var makers = new TreeMap<String, List<Supplier<Object>>>();
    makers.put("async", List.of(() -> async(() -> 1), () -> async(() -> {})));
    makers.put("sleep", List.of(() -> sleep(seconds(1)), () -> sleep(seconds(1), "result")));
    makers.put(
        "createTask",
        List.of(
            () -> Asyncio.createTask(nothing()),
            () -> Asyncio.createTask(nothing(), "named"),
            () -> Asyncio.createTask(nothing(), TaskOptions.defaults().eagerStart(true))));
    makers.put(
        "spawn", List.of(() -> Asyncio.spawn(nothing()), () -> Asyncio.spawn(nothing(), "named")));
    makers.put("ensureFuture", List.of(() -> Asyncio.ensureFuture(nothing())));
    makers.put("wrapFuture", List.of(() -> Asyncio.wrapFuture(new CompletableFuture<String>())));
    makers.put(
        "gather",
        List.of(
            () -> Asyncio.gather(nothing(), nothing()), () -> Asyncio.gather(List.of(nothing()))));
    makers.put("gatherOutcomes", List.of(() -> Asyncio.gatherOutcomes(List.of(nothing()))));
    makers.put("shield", List.of(() -> Asyncio.shield(nothing())));
    makers.put(
        "wait",
        List.of(
            () -> Asyncio.wait(futures()), () -> Asyncio.wait(futures(), WaitOptions.defaults())));
    makers.put("waitFor", List.of(() -> Asyncio.waitFor(nothing(), seconds(1))));
    makers.put(
        "asCompleted",
        List.of(
            () -> Asyncio.asCompleted(List.of(nothing())),
            () -> Asyncio.asCompleted(List.of(nothing()), seconds(1))));
    makers.put(
        "staggeredRace", List.of(() -> Asyncio.staggeredRace(List.of(() -> nothing()), null)));
    makers.put(
        "toThread",
        List.of(
            () -> Asyncio.toThread(() -> 1),
            () -> Asyncio.toThread(() -> {}),
            () -> Asyncio.toThread((Body<Integer>) () -> 1, ThreadOptions.defaults()),
            () -> Asyncio.toThread(() -> 1, ThreadOptions.defaults()), // a SerializableBody
            () -> Asyncio.toThread(() -> {}, ThreadOptions.defaults())));
    makers.put("compute", List.of(() -> Asyncio.compute(() -> 1)));
    makers.put(
        "openConnection",
        List.of(
            () -> Asyncio.openConnection("localhost", 1),
            () -> Asyncio.openConnection("localhost", 1, ConnectOptions.defaults()),
            () -> Asyncio.openConnection(CLIENT, ConnectOptions.defaults())));
    makers.put(
        "startServer",
        List.of(
            () -> Asyncio.startServer((in, out) -> {}, "localhost", 0),
            () -> Asyncio.startServer((in, out) -> {}, "localhost", 0, ServerOptions.defaults()),
            () -> Asyncio.startServer((in, out) -> {}, List.of(), 0, ServerOptions.defaults()),
            () -> Asyncio.startServer((in, out) -> {}, SERVER, ServerOptions.defaults())));
    makers.put(
        "openUnixConnection",
        List.of(
            () -> Asyncio.openUnixConnection(PATH),
            () -> Asyncio.openUnixConnection(PATH, ConnectOptions.defaults())));
    makers.put(
        "startUnixServer",
        List.of(
            () -> Asyncio.startUnixServer((in, out) -> {}, PATH),
            () -> Asyncio.startUnixServer((in, out) -> {}, PATH, ServerOptions.defaults())));
    makers.put(
        "createSubprocessExec",
        List.of(
            () -> Asyncio.createSubprocessExec(ProcessOptions.defaults(), "true"),
            () -> Asyncio.createSubprocessExec(ProcessOptions.defaults(), List.of("true"))));
    makers.put(
        "createSubprocessShell",
        List.of(() -> Asyncio.createSubprocessShell(ProcessOptions.defaults(), "true")));
    return makers;
  }

  private static List<Future<Object>> futures() {
    return List.of(getRunningLoop().createFuture());
  }

  static Stream<Arguments> calls() {
    return makers().entrySet().stream()
        .flatMap(of -> of.getValue().stream().map(call -> arguments(of.getKey(), call)));
  }

  @ParameterizedTest(name = "F-13 {0}: the caller''s line, in its future, its tasks, its warning")
  @MethodSource("calls")
  void whatIsMadeNamesTheCallersLine(String name, Supplier<Object> call) {
    var texts = new ArrayList<String>();
    var kept =
        new ArrayList<Object>(); // so that only the loop's close reports what was not awaited
    try (var log = new LogCapture()) {
      run(
          async(
              () -> {
                var made = call.get();
                kept.add(made);
                if (made instanceof Future<?> future) texts.add(future.toString());
                for (var task : Asyncio.allTasks())
                  if (task != Asyncio.currentTask()) texts.add(task.toString());
                getRunningLoop().setExceptionHandler((loop, context) -> {});
              }),
          VIRTUAL.debug(true));
      texts.addAll(log.messages());
    }
    assertThat(texts).isNotEmpty().allMatch(text -> text.contains(HERE));
  }

  @Test
  @DisplayName("F-13 every overload of every static of Asyncio is looked at, or makes nothing")
  void everyStaticIsLookedAt() {
    var overloads = new TreeMap<String, Integer>();
    for (var method : Asyncio.class.getMethods())
      if (Modifier.isStatic(method.getModifiers()) && !MAKE_NOTHING.contains(method.getName()))
        overloads.merge(method.getName(), 1, Integer::sum);
    var looked = new TreeMap<String, Integer>();
    makers().forEach((name, calls) -> looked.put(name, calls.size()));
    assertThat(looked).isEqualTo(overloads);
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
