package dev.asyncio4j.costs;

/** What one operation of {@link JavaOperations} or {@link KotlinOperations} may cost. */
enum Cost {
  JAVA_DONE_FUTURE("Java: await of a done future", 0, 0, 0),
  JAVA_DONE_STAGE("Java: await of a done stage", 0, 0, 0),
  JAVA_CALL("Java: await of a call that returns", 96, 0, 0),
  JAVA_ITEM("Java: await of an item", 48, 0, 0),
  JAVA_COROUTINE("Java: await of a coroutine", 24, 0, 0),
  JAVA_SLEEP_0("Java: sleep(0)", 32, 1, 1, 0),
  JAVA_TIMER("Java: timer", 176, 0, 1),
  JAVA_TASK("Java: task", 168, 2, 2),
  JAVA_GATHER("Java: gather", 260, 0, 0),
  JAVA_GROUP("Java: group of two", 800, 3, 2),
  JAVA_QUEUE("Java: queue", 432, 2, 2),
  JAVA_FREE_LOCK("Java: free lock", 24, 0, 0),
  JAVA_CONTENDED_LOCK("Java: contended lock", 384, 2, 2, 1),
  JAVA_CALL_SOON("Java: callSoon", 48, 1, 0),
  KOTLIN_DONE_FUTURE("Kotlin: await of a done future", 0, 0, 0),
  KOTLIN_COROUTINE("Kotlin: await of a coroutine", 320, 0, 0),
  KOTLIN_SLEEP_0("Kotlin: sleep(0)", 88, 1, 0),
  KOTLIN_TIMER("Kotlin: timer", 232, 0, 0),
  KOTLIN_TASK("Kotlin: task", 480, 2, 0),
  KOTLIN_GATHER("Kotlin: gather", 456, 0, 0),
  KOTLIN_QUEUE("Kotlin: queue", 496, 2, 0),
  KOTLIN_FREE_LOCK("Kotlin: free lock", 48, 0, 0),
  KOTLIN_CONTENDED_LOCK("Kotlin: contended lock", 432, 2, 0);

  private final String text;
  final int bytes;
  final double passes;
  private final double mounts;
  private final double changesOfThreads;

  Cost(String text, int bytes, double passes, double switches) {
    this(text, bytes, passes, switches, switches);
  }

  /**
   * An operation behind which a body may be next itself: the loop's thread mounts it again, a
   * thread of its own just goes on.
   */
  Cost(String text, int bytes, double passes, double mounts, double changesOfThreads) {
    this.text = text;
    this.bytes = bytes;
    this.passes = passes;
    this.mounts = mounts;
    this.changesOfThreads = changesOfThreads;
  }

  double switches(String mode) {
    return mode.equals("loop") ? mounts : changesOfThreads;
  }

  /**
   * Only the allocations of the loop's own thread are counted: a Java body runs on it in mode loop
   * alone, and in mode handoff it is a virtual thread, of which the JVM does not tell.
   */
  boolean bytesAreCounted(String mode) {
    return mode.equals("loop") || mode.equals("platform") && text.startsWith("Kotlin");
  }

  @Override
  public String toString() {
    return text;
  }
}
