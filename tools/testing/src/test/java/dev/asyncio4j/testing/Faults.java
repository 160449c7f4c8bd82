package dev.asyncio4j.testing;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.sleep;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.VoidBody;
import dev.asyncio4j.sync.Event;
import dev.asyncio4j.sync.Lock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;

/** Programs with a fault that the usual order of steps hides. */
final class Faults {
  private Faults() {}

  static void pass() {
    await(sleep(Duration.ZERO));
  }

  static Coroutine<Void> task(VoidBody body) {
    return async(body);
  }

  /** Three tasks; one reads before the others have written, if it is held back in between. */
  static void bank() {
    var balance = new int[1];
    var open = Event.create();
    var first =
        createTask(
            task(
                () -> {
                  pass();
                  int before = balance[0];
                  pass();
                  balance[0] = before + 1;
                  open.set();
                }),
            "first");
    var second =
        createTask(
            task(
                () -> {
                  for (int i = 0; i < 3; i++) pass();
                  int before = balance[0];
                  pass();
                  balance[0] = before + 1;
                }),
            "second");
    await(gather(first, second, createTask(open.await(), "watcher")));
    if (balance[0] != 2) throw new AssertionError("an update is lost: " + balance[0]);
  }

  static void closedBeforeTheLastMessage() {
    var inbox = new ArrayList<String>();
    var closed = new boolean[1];
    var sender =
        createTask(
            task(
                () -> {
                  pass();
                  if (closed[0]) throw new AssertionError("message after close");
                  inbox.add("last");
                }));
    var closer =
        createTask(
            task(
                () -> {
                  pass();
                  pass();
                  closed[0] = true;
                }));
    await(gather(sender, closer));
  }

  static void madeTwice() {
    var made = new ArrayList<Object>();
    var shared = new Object[1];
    VoidBody user =
        () -> {
          if (shared[0] == null) {
            pass();
            shared[0] = new Object();
            made.add(shared[0]);
          }
        };
    VoidBody late =
        () -> {
          pass();
          pass();
          pass();
          user.run();
        };
    await(gather(task(user), task(late)));
    if (made.size() > 1) throw new AssertionError("made twice");
  }

  static void lockOrder() {
    var a = Lock.create();
    var b = Lock.create();
    VoidBody one =
        () ->
            a.with(
                () -> {
                  pass();
                  b.with(() -> pass());
                });
    VoidBody other =
        () -> {
          for (int i = 0; i < 4; i++) pass();
          b.with(
              () -> {
                pass();
                a.with(() -> pass());
              });
        };
    await(gather(task(one), task(other)));
  }

  static void missedSignal() {
    var waiters = new ArrayList<dev.asyncio4j.Future<Void>>();
    VoidBody waits =
        () -> {
          dev.asyncio4j.Future<Void> signal = getRunningLoop().createFuture();
          waiters.add(signal);
          await(signal);
        };
    VoidBody signals =
        () -> {
          pass();
          waiters.forEach(it -> it.setResult(null));
        };
    await(gather(task(waits), task(signals)));
  }

  static void staleCache() {
    var store = new HashMap<String, Integer>();
    var cache = new HashMap<String, Integer>();
    store.put("k", 1);
    VoidBody reads =
        () -> {
          int value = store.get("k");
          pass();
          cache.put("k", value);
        };
    VoidBody writes =
        () -> {
          for (int i = 0; i < 3; i++) pass();
          store.put("k", 2);
          cache.remove("k");
        };
    await(gather(task(reads), task(writes)));
    if (cache.containsKey("k") && !cache.get("k").equals(store.get("k")))
      throw new AssertionError("the cache is stale");
  }
}
