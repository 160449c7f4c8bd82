package dev.asyncio4j.memcached;

import dev.asyncio4j.support.Program;
import dev.asyncio4j.support.ServerProcess;
import dev.asyncio4j.testing.RealTime;
import java.io.IOException;

/** The program memcached: one for each JVM, which ends with it. */
final class RealMemcached {
  private static final String PROGRAM = System.getProperty("memcached", "memcached");

  /** Its port; 0 before it is started. */
  private static int port;

  private RealMemcached() {}

  /** Starts it if it does not run yet; the test is left out if it is not installed. */
  static synchronized int port() {
    Program.named(PROGRAM);
    if (port == 0) start();
    return port;
  }

  private static void start() {
    port = ServerProcess.freePort();
    // it is no child of this JVM, for it outlives single tests; a shell ends it after the JVM
    var script =
        """
        (%s -u nobody -p %d -U 0 -l 127.0.0.1 &
         while kill -0 %d; do sleep 1; done
         kill $!) >/dev/null 2>&1 &
        """
            .formatted(PROGRAM, port, ProcessHandle.current().pid());
    try {
      new ProcessBuilder("sh", "-c", script).start().waitFor();
    } catch (IOException | InterruptedException e) {
      throw new AssertionError("cannot start " + PROGRAM, e);
    }
    RealTime.waitUntil(() -> ServerProcess.listens(port));
  }
}
