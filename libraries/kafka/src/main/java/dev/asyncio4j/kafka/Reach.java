package dev.asyncio4j.kafka;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;

/** Asks the brokers once, at a start: Kafka's own clients would try on in silence for ever. */
final class Reach {
  private Reach() {}

  /**
   * Waits until the cluster has told of itself.
   *
   * @param config of a client
   * @param settings the same, as they were given
   */
  static void cluster(Properties config, ClientSettings settings) throws InterruptedException {
    anyListens(settings);
    var admin = admin(config, settings);
    try {
      described(admin, settings);
    } finally {
      admin.close(Duration.ZERO);
    }
  }

  static Admin admin(Properties config, ClientSettings settings) {
    try {
      return Admin.create(config);
    } catch (KafkaException e) {
      if (!Errors.text(e).contains("bootstrap")) throw e;
      throw unreachable(settings, e); // no name has an address
    }
  }

  static void described(Admin admin, ClientSettings settings) throws InterruptedException {
    var options = new DescribeClusterOptions().timeoutMs((int) settings.requestTimeout.toMillis());
    try {
      admin.describeCluster(options).nodes().get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof TimeoutException cause) throw unreachable(settings, cause);
      throw e.getCause() instanceof KafkaException cause ? cause : new KafkaException(e.getCause());
    }
  }

  /** Tells at once if every address refuses connections; all else is Kafka's to find out. */
  static void anyListens(ClientSettings settings) {
    IOException last = null;
    for (var server : settings.bootstrapServers) {
      int colon = server.lastIndexOf(':');
      var host = server.substring(0, colon).replaceAll("[\\[\\]]", "");
      int port = Integer.parseInt(server.substring(colon + 1));
      try (var probe = SocketChannel.open()) { // a connect that an interrupt ends
        probe
            .socket()
            .connect(new InetSocketAddress(host, port), (int) settings.requestTimeout.toMillis());
        return;
      } catch (IOException e) {
        last = e;
      }
    }
    throw unreachable(settings, last == null ? new IOException("no address") : last);
  }

  private static KafkaConnectionException unreachable(ClientSettings settings, Throwable cause) {
    return new KafkaConnectionException(
        "Unable to bootstrap from %s: %s".formatted(settings.addresses(), Errors.text(cause)),
        cause);
  }
}
