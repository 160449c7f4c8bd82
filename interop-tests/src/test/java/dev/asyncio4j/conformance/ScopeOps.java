package dev.asyncio4j.conformance;

import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.taskGroup;
import static dev.asyncio4j.Asyncio.timeout;
import static java.util.Map.entry;

import dev.asyncio4j.TaskGroup;
import dev.asyncio4j.Timeout;
import java.util.Map;

/** Blocks with a deadline and groups of tasks. */
record ScopeOps(Machine machine) {
  Map<String, Op> table() {
    return Map.ofEntries(
        entry("timeout", this::withTimeout),
        entry("timeout_at_reschedule", this::withRescheduledTimeout),
        entry("taskgroup", this::withTaskGroup),
        entry("group_spawn", this::groupSpawn));
  }

  private void withTimeout(Args args) {
    Timeout.VoidBody body =
        timeout -> {
          try {
            machine.run(args.array(1));
          } finally {
            machine.log("leaving timeout expired=" + Values.text(timeout.expired()));
          }
        };
    timeout(args.duration(0), body);
  }

  private void withRescheduledTimeout(Args args) {
    Timeout.VoidBody body =
        timeout -> {
          var then = args.duration(1);
          timeout.reschedule(then == null ? null : getRunningLoop().time().plus(then));
          machine.run(args.array(2));
        };
    timeout(args.duration(0), body);
  }

  private void withTaskGroup(Args args) {
    TaskGroup.VoidBody body =
        group -> {
          machine.groups.add(group);
          try {
            machine.run(args.array(0));
          } finally {
            machine.groups.remove(group);
          }
        };
    taskGroup(body);
  }

  private void groupSpawn(Args args) {
    var group = machine.groups.get(machine.groups.size() - 1);
    machine.spawn(args.text(0), args.text(1), (c, n) -> group.createTask(c, n));
  }
}
