package dev.asyncio4j.conformance;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.sleep;
import static java.util.Map.entry;

import com.google.gson.JsonArray;
import java.util.Map;

/** Flow of control inside a coroutine, and callbacks of the loop. */
record ControlOps(Machine machine) {
  Map<String, Op> table() {
    return Map.ofEntries(
        entry("log", a -> machine.log(a.text(0))),
        entry("sleep", a -> await(sleep(a.duration(0)))),
        entry("call", a -> machine.log("called " + Values.text(await(machine.body(a.text(0)))))),
        entry("call_soon", a -> getRunningLoop().callSoon(callback(a.text(0)))),
        entry("call_later", a -> getRunningLoop().callLater(a.duration(0), callback(a.text(1)))),
        entry("raise", this::raise),
        entry("return", this::leave),
        entry("try", this::tryOps));
  }

  private Runnable callback(String text) {
    return () -> machine.log("callback " + text);
  }

  private void raise(Args args) throws Throwable {
    throw Errors.make(args.text(0), args.text(1));
  }

  private void leave(Args args) {
    throw new Return(args.value(0));
  }

  private void tryOps(Args args) throws Throwable {
    try {
      machine.run(args.array(0));
    } catch (Return returned) {
      throw returned;
    } catch (Throwable error) {
      var handler = handlerOf(error, args.array(1));
      machine.log("caught " + Errors.text(error));
      machine.run(handler);
    } finally {
      machine.run(args.array(2));
    }
  }

  /** The ops of the first handler that matches; without one, the error goes on. */
  private static JsonArray handlerOf(Throwable error, JsonArray handlers) throws Throwable {
    for (var each : handlers) {
      var handler = each.getAsJsonArray();
      if (Errors.matches(handler.get(0).getAsString(), error))
        return handler.get(1).getAsJsonArray();
    }
    throw error;
  }
}
