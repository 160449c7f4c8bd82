package dev.asyncio4j.conformance;

import java.util.HashMap;
import java.util.Map;

/** The table of all ops. */
final class Ops {
  private Ops() {}

  static Map<String, Op> of(Machine machine) {
    var ops = new HashMap<String, Op>();
    ops.putAll(new ControlOps(machine).table());
    ops.putAll(new TaskOps(machine).table());
    ops.putAll(new WaitOps(machine).table());
    ops.putAll(new ScopeOps(machine).table());
    ops.putAll(new LockOps(machine).table());
    ops.putAll(new QueueOps(machine).table());
    return ops;
  }
}
