package dev.asyncio4j.loop;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.openConnection;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.startServer;

import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.exceptions.TaskGroupException;
import dev.asyncio4j.streams.ConnectOptions;
import dev.asyncio4j.streams.Connection;
import dev.asyncio4j.streams.DeafServer;
import dev.asyncio4j.streams.ServerOptions;
import dev.asyncio4j.support.Descriptors;
import dev.asyncio4j.support.ServerProcess;
import dev.asyncio4j.testing.Ends;
import dev.asyncio4j.transports.TransportInfo;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The program of {@link ManyAddressesTest}, in a JVM of its own: which addresses a host has is
 * written in a file that only a new JVM reads. It prints a line for each thing that it tries.
 */
final class ManyAddresses {
  private static final ConnectOptions PLAIN = ConnectOptions.defaults();
  private static final ConnectOptions EYEBALLS = PLAIN.happyEyeballsDelay(Duration.ofMillis(200));
  private static final Pattern ADDRESS = Pattern.compile("^Connect .*/\\[?([0-9a-f.:]+?)]?:\\d+: ");

  private ManyAddresses() {}

  public static void main(String[] args) throws Exception {
    int closed = ServerProcess.freePort();
    run(
        async(
            () -> {
              refused("refused", "v4", closed, PLAIN);
              refused("refused all", "v4", closed, PLAIN.allErrors(true));
              refused("order", "both", closed, PLAIN.allErrors(true));
              refused("interleaved", "both", closed, EYEBALLS.allErrors(true));
              refused("interleaved 2", "both", closed, PLAIN.interleave(2).allErrors(true));
              var ipv6 = PLAIN.family(StandardProtocolFamily.INET6);
              refused("ipv6", "both", closed, ipv6.allErrors(true));
              var local = PLAIN.localAddress(new InetSocketAddress("::1", 0));
              refused("local", "both", closed, local.allErrors(true));
              var before = Descriptors.now();
              firstThatAccepts();
              deadFirstAddress();
              cancelled();
              await(sleep(Duration.ofMillis(50)));
              say("left open", before.openedSince());
            }));
  }

  private static void say(String what, Object result) {
    System.out.println(what + "=" + result);
  }

  private static void refused(String what, String host, int port, ConnectOptions options) {
    try {
      await(openConnection(host, port, options)).close();
      say(what, "connected");
    } catch (TaskGroupException group) {
      var addresses = group.exceptions().stream().map(e -> address(e.getMessage())).toList();
      say(what, group.getMessage() + " " + addresses);
    } catch (UncheckedIOException error) {
      say(what, error.getMessage().replaceAll(":" + port, ":PORT"));
    }
  }

  private static String address(String message) {
    var found = ADDRESS.matcher(message);
    return found.find() ? found.group(1) : message;
  }

  private static void firstThatAccepts() {
    var server = await(startServer(Ends::echo, "127.0.0.1", 0));
    try (var c = await(openConnection("v4", Ends.port(server)))) {
      say("second", peer(c));
    }
    server.close();
    await(server.waitClosed());
  }

  private static String peer(Connection connection) {
    var address = connection.writer().extraInfo(TransportInfo.PEER_ADDRESS).orElseThrow();
    return address.toString().split(":")[0];
  }

  private static void deadFirstAddress() throws Exception {
    try (var deaf = new DeafServer(InetAddress.getByName("127.0.0.2"), 0)) {
      var options = ServerOptions.defaults();
      var server =
          await(startServer(Ends::echo, List.of("127.0.0.3", "127.0.0.1"), deaf.port(), options));
      var start = System.nanoTime();
      try (var c = await(openConnection("v4", deaf.port(), EYEBALLS))) {
        var millis = (System.nanoTime() - start) / 1_000_000;
        say("eyeballs", peer(c));
        say("in time", millis >= 190 && millis < 20_000 ? "yes" : millis + " ms");
      }
      server.close();
      await(server.waitClosed());
    }
  }

  private static void cancelled() throws Exception {
    try (var deaf = new DeafServer(InetAddress.getByName("127.0.0.2"), 0);
        var other = new DeafServer(InetAddress.getByName("127.0.0.3"), deaf.port())) {
      var options =
          PLAIN.happyEyeballsDelay(Duration.ofMillis(20)).family(StandardProtocolFamily.INET);
      var attempt = createTask(openConnection("dead", deaf.port(), options));
      await(sleep(Duration.ofMillis(100)));
      attempt.cancel();
      try {
        await(attempt);
      } catch (CancelledError expected) {
        say("cancelled", "yes");
      }
    }
  }
}
