package dev.asyncio4j.inspector;

import static dev.asyncio4j.Asyncio.asCompleted;
import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.asyncGenerator;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createSubprocessExec;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.currentTask;
import static dev.asyncio4j.Asyncio.each;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.openConnection;
import static dev.asyncio4j.Asyncio.shield;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.staggeredRace;
import static dev.asyncio4j.Asyncio.startServer;
import static dev.asyncio4j.Asyncio.taskGroup;
import static dev.asyncio4j.Asyncio.timeout;
import static dev.asyncio4j.Asyncio.toThread;
import static dev.asyncio4j.Asyncio.waitFor;

import dev.asyncio4j.Asyncio;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Task;
import dev.asyncio4j.TaskOptions;
import dev.asyncio4j.VoidBody;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.queues.Queue;
import dev.asyncio4j.subprocess.ProcessOptions;
import dev.asyncio4j.subprocess.Stdio;
import dev.asyncio4j.sync.Barrier;
import dev.asyncio4j.sync.Condition;
import dev.asyncio4j.sync.Event;
import dev.asyncio4j.sync.Lock;
import dev.asyncio4j.sync.Semaphore;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** A task at each operation that one can wait in; the names of the tasks say which. */
final class Everything {
  private static final Duration LONG = Duration.ofSeconds(1000);

  private Everything() {}

  static void run() {
    currentTask().setName("main");
    primitives();
    waits();
    scopes();
    outside();
    await(sleep(Duration.ofMillis(300)));
    System.out.println("ready");
    await(sleep(LONG));
  }

  private static Task<?> start(String name, VoidBody body) {
    return createTask(async(body), name);
  }

  private static Coroutine<@Nullable Void> rest() {
    return async(() -> await(sleep(LONG)));
  }

  private static Task<@Nullable Void> child(String of) {
    return createTask(rest(), "child of " + of);
  }

  private static void primitives() {
    var queue = Queue.<Integer>create(1);
    queue.putNowait(1);
    start("Queue.get", () -> await(Queue.<Integer>create().get()));
    start("Queue.put", () -> await(queue.put(2)));
    start("Queue.join", () -> await(queue.join()));
    var lock = Lock.create();
    await(lock.acquire());
    start("Lock.acquire", () -> await(lock.acquire()));
    start("Semaphore.acquire", () -> await(Semaphore.create(0).acquire()));
    start("Event.await", () -> await(Event.create().await()));
    start("Barrier.await", () -> await(Barrier.create(2).await()));
    start("Condition.await", () -> inside(Condition.create()));
    start("future", () -> await(getRunningLoop().createFuture()));
  }

  private static void inside(Condition condition) {
    await(condition.acquire());
    try {
      await(condition.await());
    } finally {
      condition.release();
    }
  }

  private static void waits() {
    start("sleep", () -> await(sleep(LONG)));
    var task = child("task");
    start("task", () -> await(task));
    var gathered = List.of(child("gather"), child("gather, too"));
    start("gather", () -> await(gather(gathered)));
    var waited = List.of(child("wait"), child("wait, too"));
    start("wait", () -> await(Asyncio.wait(waited)));
    var completing = List.of(child("asCompleted"), child("asCompleted, too"));
    start("asCompleted", () -> each(asCompleted(completing)).forEach(done -> await(done)));
    var limited = child("waitFor");
    start("waitFor", () -> await(waitFor(limited, LONG)));
    var shielded = child("shield");
    start("shield", () -> await(shield(shielded)));
    start("staggeredRace", () -> await(staggeredRace(List.of(Everything::rest), null)));
    start("two at one task", () -> await(task));
  }

  private static void scopes() {
    start("timeout", () -> timeout(LONG, () -> await(rest())));
    start(
        "taskGroup",
        () ->
            taskGroup(
                group -> {
                  group.createTask(rest(), "child of taskGroup");
                  group.createTask(rest(), "child of taskGroup, too");
                }));
    createTask(rest(), TaskOptions.defaults().name("eager").eagerStart(true));
    var numbers = asyncGenerator(yields -> await(sleep(LONG)));
    start("generator", () -> each(numbers).forEach(number -> {}));
    var stubborn = start("cancelling", Everything::stubborn);
    await(sleep(Duration.ZERO));
    stubborn.cancel();
  }

  private static void stubborn() {
    try {
      await(sleep(LONG));
    } catch (CancelledError cancelled) {
      await(sleep(LONG)); // it does not let go
    }
  }

  private static void outside() {
    start("toThread", () -> await(toThread(() -> new CountDownLatch(1).await())));
    var server = await(startServer((reader, writer) -> await(sleep(LONG)), "127.0.0.1", 0));
    start("accepting", () -> await(server.serveForever()));
    start(
        "reading",
        () -> {
          try (var connection = await(openConnection("127.0.0.1", server.port()))) {
            await(connection.reader().readLine());
          }
        });
    start(
        "process",
        () -> {
          var options = ProcessOptions.defaults().stdin(Stdio.PIPE); // it ends with this process
          var process = await(createSubprocessExec(options, "cat"));
          await(process.waitFor());
        });
  }
}
