package dev.asyncio4j.conformance;

import static dev.asyncio4j.Asyncio.await;
import static java.util.Map.entry;

import dev.asyncio4j.sync.Barrier;
import dev.asyncio4j.sync.Condition;
import dev.asyncio4j.sync.Event;
import dev.asyncio4j.sync.Lockable;
import java.util.Map;

/** Locks, semaphores, events, conditions and barriers. */
record LockOps(Machine machine) {
  Map<String, Op> table() {
    return Map.ofEntries(
        entry("acquire", a -> log("acquired", a, await(lock(a).acquire()))),
        entry("release", a -> lock(a).release()),
        entry("with", this::with),
        entry("locked", a -> log("locked", a, lock(a).locked())),
        entry("set", a -> event(a).set()),
        entry("clear", a -> event(a).clear()),
        entry("event_wait", a -> log("event", a, await(event(a).await()))),
        entry("condition_wait", a -> log("condition", a, await(condition(a).await()))),
        entry("notify", a -> condition(a).signal(a.number(1))),
        entry("notify_all", a -> condition(a).signalAll()),
        entry("barrier_wait", a -> log("barrier", a, "index " + await(barrier(a).await()))),
        entry("barrier_reset", a -> await(barrier(a).reset())),
        entry("barrier_abort", a -> await(barrier(a).abort())));
  }

  private void log(String what, Args args, Object value) {
    machine.log(what + " " + args.text(0) + " " + Values.text(value));
  }

  private Lockable lock(Args args) {
    return machine.object(args.text(0), Lockable.class);
  }

  private Event event(Args args) {
    return machine.object(args.text(0), Event.class);
  }

  private Condition condition(Args args) {
    return machine.object(args.text(0), Condition.class);
  }

  private Barrier barrier(Args args) {
    return machine.object(args.text(0), Barrier.class);
  }

  private void with(Args args) {
    lock(args)
        .with(
            () -> {
              machine.log("in " + args.text(0));
              machine.run(args.array(1));
            });
  }
}
