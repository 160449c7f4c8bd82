package dev.asyncio4j.streams;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.startServer;

import dev.asyncio4j.loop.ExceptionContext;
import dev.asyncio4j.testing.Ends;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;

/**
 * The program of {@link AcceptFailureTest}, in a JVM that may open few files: an echo server that
 * prints its port, what it cannot accept, and how many milliseconds later it serves whom. It ends
 * with its standard input.
 */
final class FewDescriptors {
  /** When it failed to accept. */
  private static long failedAt;

  private FewDescriptors() {}

  public static void main(String[] args) {
    run(
        async(
            () -> {
              var server = await(startServer(FewDescriptors::serve, Ends.LOOPBACK, 0));
              warmUp(Ends.port(server));
              getRunningLoop()
                  .setExceptionHandler(
                      (loop, report) -> {
                        failedAt = System.nanoTime();
                        System.out.println("report " + report.message());
                      });
              System.out.println("port " + Ends.port(server));
              await(getRunningLoop().runInExecutor(null, System.in::read));
              await(server.close(Duration.ZERO));
            }));
  }

  private static void serve(StreamReader reader, StreamWriter writer) {
    try (var client = new Connection(reader, writer)) {
      var request = await(client.reader().read(100));
      if (request.length == 0) return;
      System.out.println("served " + (System.nanoTime() - failedAt) / 1_000_000);
      client.writer().write(request);
      await(client.writer().drain());
    }
  }

  /** No class can be loaded once there is no descriptor left. */
  private static void warmUp(int port) {
    var reports = new ArrayList<String>();
    var loop = getRunningLoop();
    loop.setExceptionHandler((l, report) -> reports.add("report " + report.message()));
    var error = new IOException("as if");
    loop.callExceptionHandler(new ExceptionContext("a", error, null, null, loop, null));
    Ends.ask(port, "hello");
    await(sleep(Duration.ofMillis(10)));
  }
}
