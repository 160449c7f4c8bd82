package dev.asyncio4j.redis;

import dev.asyncio4j.Awaitable;
import dev.asyncio4j.VoidBody1;
import dev.asyncio4j.transports.TlsOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The values of {@link RedisOptions}; nothing changes them once the options are made. */
final class RedisSettings implements Cloneable {
  String host = "localhost";
  int port = 6379;
  int db = 0;
  @Nullable String username;
  @Nullable String password;
  @Nullable Supplier<? extends Awaitable<Credentials>> credentials;
  @Nullable Path path;
  @Nullable TlsOptions tls;
  @Nullable Duration socketTimeout = Duration.ofSeconds(5);
  Duration socketConnectTimeout = Duration.ofSeconds(5);
  boolean socketKeepAlive = true;
  RetryPolicy retry =
      RetryPolicy.exponentialJitter(Duration.ofMillis(10), Duration.ofSeconds(1), 10);
  Set<Class<? extends RedisException>> retryOnError = Set.of();
  @Nullable Duration healthCheckInterval;
  @Nullable String clientName;
  @Nullable String libraryName = "asyncio4j";
  int protocol = 3;
  int maxConnections = 100;
  @Nullable Duration poolTimeout = Duration.ofSeconds(20);
  int sharedConnections = 1;
  boolean exclusive = false;
  int maxPending = 100_000;
  @Nullable VoidBody1<? super RedisCommands<byte[]>> onConnect;
  @Nullable Consumer<List<Object>> onPush;

  /** {@return a copy that {@code change} has been applied to} */
  RedisSettings changed(Consumer<RedisSettings> change) {
    try {
      var copy = (RedisSettings) clone();
      change.accept(copy);
      return copy;
    } catch (CloneNotSupportedException e) {
      throw new AssertionError("it is cloneable", e);
    }
  }
}
