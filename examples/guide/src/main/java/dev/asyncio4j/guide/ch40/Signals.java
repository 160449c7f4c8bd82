package dev.asyncio4j.guide.ch40;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createSubprocessExec;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Future;
import dev.asyncio4j.loop.EventLoop;
import dev.asyncio4j.subprocess.ProcessOptions;
import dev.asyncio4j.sync.Event;

/**
 * A signal is a callback on the loop: reload at SIGHUP, end at SIGTERM. Python: {@code signals.py},
 * Kotlin: {@code Signals.kt}.
 */
public final class Signals {
  private Signals() {}

  static void send(String name) {
    String pid = Long.toString(ProcessHandle.current().pid());
    try (var kill =
        await(createSubprocessExec(ProcessOptions.defaults(), "kill", "-" + name, pid))) {
      await(kill.waitFor());
    }
  }

  static Coroutine<Void> main() {
    return async(
        () -> {
          EventLoop loop = getRunningLoop();
          Event came = Event.create();
          loop.addSignalHandler(
              "HUP",
              () -> {
                System.out.println("reload the configuration");
                came.set();
              });
          send("HUP");
          await(came.await());
          Future<String> stop = loop.createFuture();
          loop.addSignalHandler("TERM", () -> stop.setResult("asked to end"));
          send("TERM");
          System.out.println(await(stop));
          System.out.println(
              "removed: "
                  + (loop.removeSignalHandler("TERM") ? "yes" : "no")
                  + " again: "
                  + (loop.removeSignalHandler("TERM") ? "yes" : "no"));
          loop.removeSignalHandler("HUP");
        });
  }

  public static void main(String[] args) {
    run(main());
  }
}
