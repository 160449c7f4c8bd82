package dev.asyncio4j.examples.redis;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.sleep;

import java.io.IOException;
import java.net.BindException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The server that the programs talk to, and the program of which some start servers of their own.
 */
final class Servers {
  private Servers() {}

  /** {@return the port of a server on this machine: REDIS_PORT, or the property redis.port} */
  static int port() {
    var given = System.getProperty("redis.port", System.getenv("REDIS_PORT"));
    return given == null ? 6379 : Integer.parseInt(given);
  }

  /** {@return the program: REDIS_SERVER, or the property redis.server} */
  private static String program() {
    var given = System.getProperty("redis.server", System.getenv("REDIS_SERVER"));
    return given == null ? "redis-server" : given;
  }

  /**
   * {@return a port that nobody listens on} It is below those that a system gives to connections,
   * as is the one of 10,000 above, which is of a cluster's bus.
   */
  static int freePort() throws IOException {
    while (true) {
      int port = ThreadLocalRandom.current().nextInt(10_000, 12_000);
      try (var free = new ServerSocket(port)) {
        return free.getLocalPort();
      } catch (BindException taken) {
        // another one, then
      }
    }
  }

  /** Starts a server that ends with its input: a shell sees to that. */
  static Process start(int port, String... arguments) throws IOException {
    var folder = Files.createTempDirectory("redis").toString();
    var watch =
        "\"$@\" & p=$!; cat > /dev/null; kill -9 $p; wait $p 2> /dev/null; rm -rf " + folder;
    var command = new ArrayList<>(List.of("sh", "-c", watch, "sh", program()));
    command.addAll(List.of("--port", "" + port, "--dir", folder, "--save", ""));
    command.addAll(List.of("--loglevel", "warning"));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  /** Ends a server that was started here, and waits until it is gone. */
  static void kill(Process server) throws IOException, InterruptedException {
    server.getOutputStream().close();
    server.waitFor();
  }

  /** Waits until somebody listens. */
  static void up(int port) {
    while (!listens(port)) await(sleep(Duration.ofMillis(20)));
  }

  private static boolean listens(int port) {
    try (var probe = new Socket("127.0.0.1", port)) {
      return probe.isConnected();
    } catch (IOException notYet) {
      return false;
    }
  }
}
