package dev.asyncio4j.benchmarks;

/** The operations, with what the design aims at: times faster than uvloop. */
enum Row {
  SWITCH("switch", "switch: `sleep(0)`, two tasks", "4", "10"),
  SPAWN("spawn", "`await(createTask(noop))`", "5", "8"),
  GATHER("gather", "gather of 100,000 no-ops, per task", "8", "12"),
  QUEUE("queue", "Queue(1) put and get, two tasks", "6", "10"),
  CALL_SOON("call_soon", "`callSoon` chain", "10", Table.NONE),
  LOCK("lock", "10 tasks contending for a Lock", "5", "8");

  /** What the programs print it as. */
  final String key;

  final String title;
  final String aims;

  Row(String key, String title, String aimOfJava, String aimOfKotlin) {
    this.key = key;
    this.title = title;
    this.aims = aimOfJava + ", " + aimOfKotlin;
  }
}
