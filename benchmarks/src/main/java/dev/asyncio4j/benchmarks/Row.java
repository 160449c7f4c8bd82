package dev.asyncio4j.benchmarks;

/** The operations, with what the design aims at: times faster than uvloop. */
enum Row {
  SWITCH("switch", "switch: `sleep(0)`, two tasks", "≥ 4, 10, 1.5"),
  SPAWN("spawn", "`await(createTask(noop))`", "≥ 5, 8"),
  GATHER("gather", "gather of 100,000 no-ops, per task", "≥ 8, 12"),
  QUEUE("queue", "Queue(1) put and get, two tasks", "≥ 6, 10"),
  QUEUE_UNBOUNDED("queue_unbounded", "Queue without limit, the same", Table.NONE),
  CALL_SOON("call_soon", "`callSoon` chain", "≥ 10"),
  LOCK("lock", "10 tasks contending for a Lock", "≥ 5, 8"),
  SLEEPERS("sleepers", "gather of 50,000 `sleep(1 ms)`, per task", Table.NONE);

  /** The name the programs print it under. */
  final String key;

  final String title;

  /** Java in mode loop, Kotlin, Java in mode handoff, as far as there are any. */
  final String aims;

  Row(String key, String title, String aims) {
    this.key = key;
    this.title = title;
    this.aims = aims;
  }
}
