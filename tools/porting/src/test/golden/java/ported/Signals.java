// Written by the porting assistant of asyncio4j from ch40/signals.py; what it cannot tell is a todo(...), what to look at a "check".
package ported;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createSubprocessExec;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Future;
import dev.asyncio4j.loop.EventLoop;
import dev.asyncio4j.subprocess.AsyncProcess;
import dev.asyncio4j.subprocess.ProcessOptions;
import dev.asyncio4j.sync.Event;

// A signal is a callback on the loop: reload at SIGHUP, end at SIGTERM.
public final class Signals {
  private Signals() {}

  static void send(String name_) {
    AsyncProcess process = await(createSubprocessExec(ProcessOptions.defaults(), "kill", "-" + name_, String.valueOf((int) ProcessHandle.current().pid())));
    await(process.waitFor());
  }

  static Coroutine<Void> main() {
    return async(() -> {
      EventLoop loop = getRunningLoop();
      Event came = Event.create();
      loop.addSignalHandler("HUP", () -> reload(came));
      send("HUP");
      await(came.await());
      Future<String> stop = loop.createFuture();
      loop.addSignalHandler("TERM", () -> stop.setResult("asked to end"));
      send("TERM");
      System.out.println(await(stop));
      System.out.println("removed: " + (loop.removeSignalHandler("TERM") ? "yes" : "no") + " again: " + (loop.removeSignalHandler("TERM") ? "yes" : "no"));
      loop.removeSignalHandler("HUP");
    });
  }

  static void reload(Event came) {
    System.out.println("reload the configuration");
    came.set();
  }

  public static void main(String[] args) {
    run(main());
  }
}
