package dev.asyncio4j.conformance;

import static dev.asyncio4j.Asyncio.await;
import static java.util.Map.entry;

import dev.asyncio4j.queues.Queue;
import java.util.Map;

/** Queues of the three kinds. */
record QueueOps(Machine machine) {
  Map<String, Op> table() {
    return Map.ofEntries(
        entry("put", this::put),
        entry("get", a -> machine.log("get " + await(queue(a).get()))),
        entry("put_nowait", this::putNowait),
        entry("get_nowait", a -> machine.log("get " + queue(a).getNowait())),
        entry("task_done", a -> queue(a).taskDone()),
        entry("join", this::join),
        entry("shutdown", a -> queue(a).shutdown(a.flag(1))),
        entry("size", this::size));
  }

  @SuppressWarnings("unchecked") // programs put integers only
  private Queue<Integer> queue(Args args) {
    return machine.object(args.text(0), Queue.class);
  }

  private void put(Args args) {
    await(queue(args).put(args.number(1)));
    machine.log("put " + args.number(1));
  }

  private void putNowait(Args args) {
    queue(args).putNowait(args.number(1));
    machine.log("put " + args.number(1));
  }

  private void join(Args args) {
    await(queue(args).join());
    machine.log("joined " + args.text(0));
  }

  private void size(Args args) {
    var queue = queue(args);
    var empty = Values.text(queue.empty());
    var full = Values.text(queue.full());
    machine.log("size %s %d empty=%s full=%s".formatted(args.text(0), queue.size(), empty, full));
  }
}
