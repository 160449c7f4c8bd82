package dev.asyncio4j.redis;

import dev.asyncio4j.Awaitable;
import dev.asyncio4j.VoidBody1;
import dev.asyncio4j.transports.TlsOptions;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The values of {@link RedisOptions}, and who reads them: nothing changes them once the options are
 * made. They have a file of their own, for there are many.
 */
abstract class RedisSettings implements Cloneable {
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
  Charset encoding = StandardCharsets.UTF_8;
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
  final RedisOptions with(Consumer<RedisSettings> change) {
    try {
      var copy = (RedisOptions) clone();
      change.accept(copy);
      return copy;
    } catch (CloneNotSupportedException e) {
      throw new AssertionError("it is cloneable", e);
    }
  }

  /** {@return the server's name or address} */
  public String host() {
    return host;
  }

  /** {@return the server's port} */
  public int port() {
    return port;
  }

  /** {@return the number of the database} */
  public int db() {
    return db;
  }

  /** {@return the user; null for the default one} */
  public @Nullable String username() {
    return username;
  }

  /** {@return the password; null for none} */
  public @Nullable String password() {
    return password;
  }

  /** {@return the source of user and password, asked at each connect; null for none} */
  public @Nullable Supplier<? extends Awaitable<Credentials>> credentials() {
    return credentials;
  }

  /** {@return the Unix socket in place of host and port; null for none} */
  public @Nullable Path path() {
    return path;
  }

  /** {@return how TLS is spoken; null for plain connections} */
  public @Nullable TlsOptions tls() {
    return tls;
  }

  /** {@return the longest silence while replies are owed; null for any} */
  public @Nullable Duration socketTimeout() {
    return socketTimeout;
  }

  /** {@return the longest attempt to connect} */
  public Duration socketConnectTimeout() {
    return socketConnectTimeout;
  }

  /** {@return whether the system looks after idle connections} */
  public boolean socketKeepAlive() {
    return socketKeepAlive;
  }

  /** {@return the encoding of text, sent and read} */
  public Charset encoding() {
    return encoding;
  }

  /** {@return how connecting is tried again} */
  public RetryPolicy retry() {
    return retry;
  }

  /** {@return the failures after which a written command is sent again, whatever it does} */
  public Set<Class<? extends RedisException>> retryOnError() {
    return retryOnError;
  }

  /** {@return the idle time; null for none} */
  public @Nullable Duration healthCheckInterval() {
    return healthCheckInterval;
  }

  /** {@return the name of the connections, as CLIENT LIST shows it; null for none} */
  public @Nullable String clientName() {
    return clientName;
  }

  /** {@return the library's name, as CLIENT LIST shows it; null for none} */
  public @Nullable String libraryName() {
    return libraryName;
  }

  /** {@return the version of RESP; 2 or 3} */
  public int protocol() {
    return protocol;
  }

  /** {@return how many connections of their own commands may have at a time} */
  public int maxConnections() {
    return maxConnections;
  }

  /** {@return how long to wait for one of these; null for ever, zero: not at all} */
  public @Nullable Duration poolTimeout() {
    return poolTimeout;
  }

  /** {@return how many connections ordinary commands share} */
  public int sharedConnections() {
    return sharedConnections;
  }

  /** {@return whether every command has a connection of its own} */
  public boolean exclusive() {
    return exclusive;
  }

  /** {@return how many replies may be owed before further calls wait} */
  public int maxPending() {
    return maxPending;
  }

  /**
   * {@return a body that each new connection runs before anything else, such as CLIENT TRACKING;
   * null for none}
   */
  public @Nullable VoidBody1<? super RedisCommands<byte[]>> onConnect() {
    return onConnect;
  }

  /** {@return who is given the parts of a push that no subscription takes; null for nobody} */
  public @Nullable Consumer<List<Object>> onPush() {
    return onPush;
  }
}
