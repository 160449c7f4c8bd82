package dev.asyncio4j.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.clients.CommonClientConfigs;
import org.jspecify.annotations.Nullable;

/** The values that all kinds of options have; nothing changes them once the options are made. */
class ClientSettings implements Cloneable {
  private static final AtomicInteger NUMBERS = new AtomicInteger();

  List<String> bootstrapServers = List.of("localhost:9092");
  @Nullable String clientId;
  Duration requestTimeout = Duration.ofSeconds(40);
  Duration retryBackoff = Duration.ofMillis(100);
  Duration metadataMaxAge = Duration.ofMinutes(5);
  Duration stopTimeout = Duration.ofSeconds(10);
  Security security = Security.plaintext();
  Map<String, Object> properties = Map.of();

  /** {@return a copy that {@code change} has been applied to} */
  @SuppressWarnings("unchecked") // a clone has the class of its original
  final <S extends ClientSettings> S changed(Consumer<S> change) {
    try {
      var copy = (S) clone();
      change.accept(copy);
      return copy;
    } catch (CloneNotSupportedException e) {
      throw new AssertionError("it is cloneable", e);
    }
  }

  /** {@return the name that was given, or a new one} */
  final String nameOfClient() {
    return clientId != null ? clientId : "asyncio4j-" + NUMBERS.incrementAndGet();
  }

  /** Sets a property of Kafka's client: it wins, also where this module reads the same of it. */
  final void set(String key, Object value) {
    properties = Check.plus(properties, key, value);
    servers(); // refuses what are none
  }

  /** {@return the brokers that are asked first} */
  final List<String> servers() {
    var own = properties.get(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG);
    if (own == null) return bootstrapServers;
    var all =
        own instanceof List<?> list
            ? list.stream().map(Object::toString)
            : Stream.of(own.toString().trim().split("\\s*,\\s*"));
    return Check.servers(all.toArray(String[]::new));
  }

  /** {@return the addresses, as messages show them} */
  final String addresses() {
    return String.join(",", servers());
  }

  /** {@return the configuration of a client for administration: what its user set wins} */
  final Properties admin(String client) {
    var all = common(client);
    all.putAll(properties);
    return all;
  }

  /** {@return what the configurations of all clients begin with} */
  final Properties common(String client) {
    var all = new Properties();
    all.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    all.put(CommonClientConfigs.CLIENT_ID_CONFIG, client);
    put(all, CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, requestTimeout);
    put(all, CommonClientConfigs.RETRY_BACKOFF_MS_CONFIG, retryBackoff);
    put(all, CommonClientConfigs.RETRY_BACKOFF_MAX_MS_CONFIG, Check.max(retryBackoff, SECOND));
    put(all, CommonClientConfigs.METADATA_MAX_AGE_CONFIG, metadataMaxAge);
    all.put(CommonClientConfigs.ENABLE_METRICS_PUSH_CONFIG, false);
    security.into(all);
    return all;
  }

  private static final Duration SECOND = Duration.ofSeconds(1);

  static void put(Properties all, String key, Duration value) {
    all.put(key, (int) Math.min(Integer.MAX_VALUE, value.toMillis()));
  }

  @Override
  public String toString() {
    return "<%s %s client=%s security=%s>"
        .formatted(
            getClass().getSimpleName().replace("Settings", "Options"),
            addresses(),
            clientId,
            security);
  }
}
