package dev.asyncio4j.processes;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;

import dev.asyncio4j.VoidBody;
import dev.asyncio4j.loop.ExceptionContext;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** Children that start fast, and runs whose warnings are kept. */
final class Fast {
  static final List<String> JVM =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-Xmx64m");
  static final ChildOptions CHILD = ChildOptions.defaults().jvmOptions(JVM);
  static final PoolOptions POOL = PoolOptions.defaults().child(CHILD.daemon(true));

  private Fast() {}

  static AioProcess child(SerializableVoidBody target) {
    return AioProcesses.process(target, CHILD);
  }

  /** Keeps a child busy until it is killed. */
  static void sleepLong() throws InterruptedException {
    TimeUnit.SECONDS.sleep(60);
  }

  /** Starts a child. */
  static AioProcess start(SerializableVoidBody target) {
    AioProcess child = child(target);
    child.start();
    return child;
  }

  /** Runs a body on a loop; returns what the loop reports meanwhile. */
  static List<String> reported(VoidBody body) {
    var reports = new CopyOnWriteArrayList<String>();
    run(
        async(
            () -> {
              getRunningLoop().setExceptionHandler((loop, context) -> reports.add(text(context)));
              body.run();
            }));
    return reports;
  }

  private static String text(ExceptionContext context) {
    return context.exception() == null
        ? context.message()
        : context.message() + ": " + context.exception();
  }

  /** Runs a body on a loop that reports nothing. */
  static void onLoop(VoidBody body) {
    List<String> reports = reported(body);
    if (!reports.isEmpty()) throw new AssertionError(reports.toString());
  }
}
