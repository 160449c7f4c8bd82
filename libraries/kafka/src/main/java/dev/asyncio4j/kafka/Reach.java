package dev.asyncio4j.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * Asks the brokers once, at a start: Kafka's own clients would try on in silence for ever.
 *
 * <p>All of it takes no longer than a request may.
 */
final class Reach {
  /** The properties that mean something else to a client that sends or reads. */
  private static final List<String> OTHERWISE =
      List.of(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, AdminClientConfig.RETRIES_CONFIG);

  private final ClientSettings settings;
  private final long end;

  Reach(ClientSettings settings) {
    this.settings = settings;
    end = System.nanoTime() + settings.requestTimeout.toNanos();
  }

  /**
   * Waits until the cluster has told of itself.
   *
   * @param name of the client that starts, which has the same settings
   * @param tokens runs coroutines of tokens
   */
  void cluster(String name, TokenRuns tokens) throws InterruptedException {
    anyListens();
    var config = settings.admin(name);
    OTHERWISE.forEach(config::remove);
    settings.security.bind(config, tokens);
    var admin = admin(config);
    try {
      described(admin);
    } finally {
      admin.close(Duration.ZERO);
    }
  }

  Admin admin(Properties config) {
    try {
      return Admin.create(config);
    } catch (KafkaException e) {
      if (!Errors.text(e).contains("bootstrap")) throw e;
      throw unreachable(e); // no name has an address
    }
  }

  void described(Admin admin) throws InterruptedException {
    long millis = Math.max(1, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime()));
    var options = new DescribeClusterOptions().timeoutMs((int) Math.min(Integer.MAX_VALUE, millis));
    try {
      admin.describeCluster(options).nodes().get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof TimeoutException cause) throw unreachable(cause);
      throw e.getCause() instanceof KafkaException cause ? cause : new KafkaException(e.getCause());
    }
  }

  /** Tells at once if every address refuses connections; all else is Kafka's to find out. */
  void anyListens() throws InterruptedException {
    try (var probes = new Probes()) {
      var refusal = probes.refusal(settings.servers(), end);
      if (refusal != null) throw unreachable(refusal);
    }
  }

  private KafkaConnectionException unreachable(Throwable cause) {
    return new KafkaConnectionException(
        "Unable to bootstrap from %s: %s".formatted(settings.addresses(), Errors.text(cause)),
        cause);
  }
}
