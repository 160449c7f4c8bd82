package dev.asyncio4j.spring;

/** Runs jobs of a stop in threads of their own: what blocks the loop or a pool holds none up. */
final class Aside {
  private Aside() {}

  static void run(Runnable job) {
    var thread = new Thread(job, "asyncio4j-stop");
    thread.setDaemon(true);
    thread.start();
  }
}
