package dev.asyncio4j.guide;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createSubprocessExec;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.currentTask;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.newEventLoop;
import static dev.asyncio4j.Asyncio.openConnection;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.runCoroutineThreadsafe;
import static dev.asyncio4j.Asyncio.seconds;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.taskGroup;
import static dev.asyncio4j.Asyncio.timeout;
import static dev.asyncio4j.Asyncio.toThread;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Future;
import dev.asyncio4j.RunOptions;
import dev.asyncio4j.Task;
import dev.asyncio4j.VoidBody;
import dev.asyncio4j.queues.Queue;
import dev.asyncio4j.streams.StreamReader;
import dev.asyncio4j.subprocess.ProcessOptions;
import dev.asyncio4j.sync.Event;
import dev.asyncio4j.sync.Lock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The mistakes of the page of messages, each made on purpose. */
final class Mistakes {
  private Mistakes() {}

  /** Code that fails, by the name that the page has for it. */
  static Map<String, VoidBody> all() {
    Map<String, VoidBody> all = new LinkedHashMap<>();
    all.put("await outside a coroutine", () -> await(sleep(seconds(1))));
    all.put("no running loop", () -> getRunningLoop());
    all.put("a task outside a loop", () -> createTask(nothing()));
    all.put("run inside run", () -> run(async(() -> run(async(() -> {})))));
    all.put(
        "awaited twice",
        () ->
            run(
                async(
                    () -> {
                      Coroutine<Void> once = nothing();
                      await(once);
                      await(once);
                    })));
    all.put("a task that awaits itself", () -> run(async(Mistakes::awaitsItself)));
    all.put(
        "await in a thread of toThread",
        () -> run(async(() -> await(toThread(() -> await(nothing()))))));
    all.put(
        "await in a parallel stream",
        () ->
            run(
                async(
                    () ->
                        Stream.of(1, 2, 3, 4, 5, 6, 7, 8)
                            .parallel()
                            .forEach(n -> await(sleep(Duration.ofMillis(n)))))));
    all.put("join on the loop", () -> run(async(Mistakes::joins)));
    all.put(
        "result too early", () -> run(async(() -> createTask(sleep(seconds(1), "slow")).result())));
    all.put("a result set twice", () -> run(async(Mistakes::setsTwice)));
    all.put("two readers", () -> run(async(Mistakes::readsTwice)));
    all.put("a line over the limit", () -> run(async(Mistakes::readsTooMuch)));
    all.put("no such program", () -> run(async(Mistakes::startsNothing)));
    all.put("no pipe to the child", () -> run(async(Mistakes::writesToNoPipe)));
    all.put("a refused connection", () -> run(async(Mistakes::connectsToNobody)));
    all.put("a lock that is not locked", () -> run(async(() -> Lock.create().release())));
    all.put("a queue that is empty", () -> run(async(() -> Queue.create().getNowait())));
    all.put("a future of another loop", Mistakes::mixesLoops);
    all.put("a timeout", () -> run(async(() -> timesOut())));
    all.put("a group with failures", () -> run(async(Mistakes::fails)));
    all.put(
        "a deadlock under virtual time",
        () -> run(async(() -> await(Event.create().await())), RunOptions.defaults().virtualTime()));
    return all;
  }

  static Coroutine<Void> nothing() {
    return async(() -> {});
  }

  private static void awaitsItself() {
    await(currentTask());
  }

  private static void joins() {
    runCoroutineThreadsafe(nothing(), getRunningLoop()).join();
  }

  private static void setsTwice() {
    Future<String> future = getRunningLoop().createFuture();
    future.setResult("one");
    future.setResult("two");
  }

  private static void readsTwice() {
    var reader = StreamReader.create();
    Task<byte[]> first = createTask(reader.readLine());
    await(sleep(Duration.ZERO));
    try {
      await(reader.readLine());
    } finally {
      first.cancel();
    }
  }

  private static void readsTooMuch() {
    var reader = StreamReader.create(8);
    reader.feedData("a line that is too long\n".getBytes(UTF_8));
    await(reader.readLine());
  }

  private static void startsNothing() {
    await(createSubprocessExec(ProcessOptions.defaults(), "no-such-program-here"));
  }

  private static void writesToNoPipe() {
    try (var child = await(createSubprocessExec(ProcessOptions.defaults(), "sleep", "5"))) {
      child.stdin().write("hello\n");
    }
  }

  private static void connectsToNobody() {
    await(openConnection("127.0.0.1", 1));
  }

  private static void mixesLoops() {
    try (var other = newEventLoop()) {
      Future<String> future = other.createFuture();
      run(async(() -> await(future)));
    }
  }

  private static void timesOut() {
    timeout(
        Duration.ofMillis(10),
        () -> {
          await(sleep(seconds(5)));
        });
  }

  private static void fails() {
    taskGroup(
        group -> {
          for (String name : List.of("one", "two")) {
            group.createTask(
                async(
                    () -> {
                      throw new IllegalStateException(name);
                    }));
          }
        });
  }
}
