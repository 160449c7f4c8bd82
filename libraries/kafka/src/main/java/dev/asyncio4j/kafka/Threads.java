package dev.asyncio4j.kafka;

/** Threads for calls that block; none keeps the JVM alive. */
final class Threads {
  private Threads() {}

  static Thread start(String name, Runnable body) {
    var thread = new Thread(null, body, "asyncio4j-kafka-" + name, 0, false);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }
}
