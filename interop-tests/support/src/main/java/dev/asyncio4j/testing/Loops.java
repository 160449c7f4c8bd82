package dev.asyncio4j.testing;

import dev.asyncio4j.Runner;
import dev.asyncio4j.loop.EventLoop;
import dev.asyncio4j.loop.ExceptionContext;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Loops that a test drives itself, pass by pass, and what a loop reports. */
public final class Loops {
  private Loops() {}

  /** A loop with virtual time that no runner owns: the caller closes it. */
  @SuppressWarnings("resource") // closing the runner would close the loop
  public static EventLoop virtualLoop() {
    return Runner.create(Virtual.VIRTUAL).loop();
  }

  /** Runs what is ready, once, in the calling thread's time. */
  public static void runOnePass(EventLoop loop) {
    loop.stop();
    loop.runForever();
  }

  /** Collects what {@code loop} reports from now on. */
  public static List<ExceptionContext> reportsOf(EventLoop loop) {
    var reports = new CopyOnWriteArrayList<ExceptionContext>();
    loop.setExceptionHandler((l, context) -> reports.add(context));
    return reports;
  }
}
