package dev.asyncio4j.streams;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.startServer;

import dev.asyncio4j.testing.Ends;
import java.time.Duration;

/**
 * The program of {@link AcceptFailureTest} that has logged nothing yet when descriptors run out: an
 * echo server that prints its port. It ends with its standard input.
 */
final class ColdServer {
  private ColdServer() {}

  public static void main(String[] args) {
    run(
        async(
            () -> {
              var server = await(startServer(Ends::echo, Ends.LOOPBACK, 0));
              Ends.ask(Ends.port(server), "hello"); // loads the classes of a connection
              System.out.println("port " + Ends.port(server));
              await(getRunningLoop().runInExecutor(null, System.in::read));
              await(server.close(Duration.ZERO));
            }));
  }
}
