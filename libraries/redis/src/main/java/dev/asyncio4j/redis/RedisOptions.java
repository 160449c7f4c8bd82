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

/**
 * The options of a client: where the server is, who asks, and how patiently.
 *
 * <p><i>Python:</i> the keyword arguments of {@code Redis}. Immutable: each method returns a copy.
 *
 * <pre>{@code
 * var options = RedisOptions.defaults()
 *     .host(host)
 *     .port(port)
 *     .socketTimeout(Duration.ofSeconds(2));
 * try (var redis = Redis.create(options)) {
 *   await(redis.set("key", "value"));
 * }
 * }</pre>
 */
public final class RedisOptions {
  private static final RedisOptions DEFAULTS = new RedisOptions();

  private String host = "localhost";
  private int port = 6379;
  private int db = 0;
  private @Nullable String username;
  private @Nullable String password;
  private @Nullable Supplier<? extends Awaitable<Credentials>> credentials;
  private @Nullable Path path;
  private @Nullable TlsOptions tls;
  private @Nullable Duration socketTimeout = Duration.ofSeconds(5);
  private Duration socketConnectTimeout = Duration.ofSeconds(5);
  private boolean socketKeepAlive = true;
  private RetryPolicy retry =
      RetryPolicy.exponentialJitter(Duration.ofMillis(10), Duration.ofSeconds(1), 10);
  private Set<Class<? extends RedisException>> retryOnError = Set.of();
  private @Nullable Duration healthCheckInterval;
  private @Nullable String clientName;
  private @Nullable String libraryName = "asyncio4j";
  private int protocol = 3;
  private int maxConnections = 100;
  private @Nullable Duration poolTimeout = Duration.ofSeconds(20);
  private int sharedConnections = 1;
  private boolean exclusive = false;
  private int maxPending = 100_000;
  private @Nullable VoidBody1<? super RedisCommands<byte[]>> onConnect;
  private @Nullable Consumer<List<Object>> onPush;

  private RedisOptions() {}

  private RedisOptions with(Consumer<RedisOptions> change) {
    var copy = new RedisOptions();
    copy.host = host;
    copy.port = port;
    copy.db = db;
    copy.username = username;
    copy.password = password;
    copy.credentials = credentials;
    copy.path = path;
    copy.tls = tls;
    copy.socketTimeout = socketTimeout;
    copy.socketConnectTimeout = socketConnectTimeout;
    copy.socketKeepAlive = socketKeepAlive;
    copy.retry = retry;
    copy.retryOnError = retryOnError;
    copy.healthCheckInterval = healthCheckInterval;
    copy.clientName = clientName;
    copy.libraryName = libraryName;
    copy.protocol = protocol;
    copy.maxConnections = maxConnections;
    copy.poolTimeout = poolTimeout;
    copy.sharedConnections = sharedConnections;
    copy.exclusive = exclusive;
    copy.maxPending = maxPending;
    copy.onConnect = onConnect;
    copy.onPush = onPush;
    change.accept(copy);
    return copy;
  }

  /** {@return the defaults} */
  public static RedisOptions defaults() {
    return DEFAULTS;
  }

  /**
   * Reads options from a URL.
   *
   * @param url {@code redis://[user:password@]host:port/db}, {@code rediss://…} for TLS, or {@code
   *     unix://path?db=0}
   * @return the options; what the query names, such as {@code ?protocol=2}, is set
   * @throws IllegalArgumentException if the URL is none of these
   */
  public static RedisOptions fromUrl(String url) {
    return RedisUrl.parse(url);
  }

  /** {@return the server's name or address} */
  public String host() {
    return host;
  }

  /**
   * Sets the server's name or address.
   *
   * @param host the server's name or address
   * @return a changed copy
   */
  public RedisOptions host(String host) {
    return with(copy -> copy.host = host);
  }

  /** {@return the server's port} */
  public int port() {
    return port;
  }

  /**
   * Sets the server's port.
   *
   * @param port the server's port
   * @return a changed copy
   */
  public RedisOptions port(int port) {
    return with(copy -> copy.port = port);
  }

  /** {@return the number of the database} */
  public int db() {
    return db;
  }

  /**
   * Sets the number of the database.
   *
   * @param db the number of the database
   * @return a changed copy
   */
  public RedisOptions db(int db) {
    return with(copy -> copy.db = db);
  }

  /** {@return the user; null for the default one} */
  public @Nullable String username() {
    return username;
  }

  /**
   * Sets the user.
   *
   * @param username the user; null for the default one
   * @return a changed copy
   */
  public RedisOptions username(@Nullable String username) {
    return with(copy -> copy.username = username);
  }

  /** {@return the password; null for none} */
  public @Nullable String password() {
    return password;
  }

  /**
   * Sets the password.
   *
   * @param password the password; null for none
   * @return a changed copy
   */
  public RedisOptions password(@Nullable String password) {
    return with(copy -> copy.password = password);
  }

  /** {@return the source of user and password, asked at each connect; null for none} */
  public @Nullable Supplier<? extends Awaitable<Credentials>> credentials() {
    return credentials;
  }

  /**
   * Sets the source of user and password, asked at each connect.
   *
   * @param credentials the source of user and password, asked at each connect; null for none
   * @return a changed copy
   */
  public RedisOptions credentials(
      @Nullable Supplier<? extends Awaitable<Credentials>> credentials) {
    return with(copy -> copy.credentials = credentials);
  }

  /** {@return the Unix socket in place of host and port; null for none} */
  public @Nullable Path path() {
    return path;
  }

  /**
   * Sets the Unix socket in place of host and port.
   *
   * @param path the Unix socket in place of host and port; null for none
   * @return a changed copy
   */
  public RedisOptions path(@Nullable Path path) {
    return with(copy -> copy.path = path);
  }

  /** {@return how TLS is spoken; null for plain connections} */
  public @Nullable TlsOptions tls() {
    return tls;
  }

  /**
   * Sets how TLS is spoken.
   *
   * @param tls how TLS is spoken; null for plain connections
   * @return a changed copy
   */
  public RedisOptions tls(@Nullable TlsOptions tls) {
    return with(copy -> copy.tls = tls);
  }

  /** {@return the longest silence while replies are owed; null for any} */
  public @Nullable Duration socketTimeout() {
    return socketTimeout;
  }

  /**
   * Sets the longest silence while replies are owed.
   *
   * @param socketTimeout the longest silence while replies are owed; null for any
   * @return a changed copy
   */
  public RedisOptions socketTimeout(@Nullable Duration socketTimeout) {
    return with(copy -> copy.socketTimeout = socketTimeout);
  }

  /** {@return the longest attempt to connect} */
  public Duration socketConnectTimeout() {
    return socketConnectTimeout;
  }

  /**
   * Sets the longest attempt to connect.
   *
   * @param socketConnectTimeout the longest attempt to connect
   * @return a changed copy
   */
  public RedisOptions socketConnectTimeout(Duration socketConnectTimeout) {
    return with(copy -> copy.socketConnectTimeout = socketConnectTimeout);
  }

  /** {@return whether the system looks after idle connections} */
  public boolean socketKeepAlive() {
    return socketKeepAlive;
  }

  /**
   * Sets whether the system looks after idle connections.
   *
   * @param socketKeepAlive whether the system looks after idle connections
   * @return a changed copy
   */
  public RedisOptions socketKeepAlive(boolean socketKeepAlive) {
    return with(copy -> copy.socketKeepAlive = socketKeepAlive);
  }

  /** {@return how connecting is tried again} */
  public RetryPolicy retry() {
    return retry;
  }

  /**
   * Sets how connecting is tried again.
   *
   * @param retry how connecting is tried again
   * @return a changed copy
   */
  public RedisOptions retry(RetryPolicy retry) {
    return with(copy -> copy.retry = retry);
  }

  /** {@return the failures after which a written command is sent again, whatever it does} */
  public Set<Class<? extends RedisException>> retryOnError() {
    return retryOnError;
  }

  /**
   * Sets the failures after which a written command is sent again, whatever it does.
   *
   * @param retryOnError the failures after which a written command is sent again, whatever it does
   * @return a changed copy
   */
  public RedisOptions retryOnError(Set<Class<? extends RedisException>> retryOnError) {
    return with(copy -> copy.retryOnError = retryOnError);
  }

  /** {@return the idle time after which a PING goes before the next command; null for none} */
  public @Nullable Duration healthCheckInterval() {
    return healthCheckInterval;
  }

  /**
   * Sets the idle time after which a PING goes before the next command.
   *
   * @param healthCheckInterval the idle time after which a PING goes before the next command; null
   *     for none
   * @return a changed copy
   */
  public RedisOptions healthCheckInterval(@Nullable Duration healthCheckInterval) {
    return with(copy -> copy.healthCheckInterval = healthCheckInterval);
  }

  /** {@return the name of the connections, as CLIENT LIST shows it; null for none} */
  public @Nullable String clientName() {
    return clientName;
  }

  /**
   * Sets the name of the connections, as CLIENT LIST shows it.
   *
   * @param clientName the name of the connections, as CLIENT LIST shows it; null for none
   * @return a changed copy
   */
  public RedisOptions clientName(@Nullable String clientName) {
    return with(copy -> copy.clientName = clientName);
  }

  /** {@return the library's name, as CLIENT LIST shows it; null for none} */
  public @Nullable String libraryName() {
    return libraryName;
  }

  /**
   * Sets the library's name, as CLIENT LIST shows it.
   *
   * @param libraryName the library's name, as CLIENT LIST shows it; null for none
   * @return a changed copy
   */
  public RedisOptions libraryName(@Nullable String libraryName) {
    return with(copy -> copy.libraryName = libraryName);
  }

  /** {@return the version of RESP; 2 or 3} */
  public int protocol() {
    return protocol;
  }

  /**
   * Sets the version of RESP.
   *
   * @param protocol the version of RESP; 2 or 3
   * @return a changed copy
   */
  public RedisOptions protocol(int protocol) {
    return with(copy -> copy.protocol = protocol);
  }

  /** {@return how many connections of their own commands may have at a time} */
  public int maxConnections() {
    return maxConnections;
  }

  /**
   * Sets how many connections of their own commands may have at a time.
   *
   * @param maxConnections how many connections of their own commands may have at a time
   * @return a changed copy
   */
  public RedisOptions maxConnections(int maxConnections) {
    return with(copy -> copy.maxConnections = maxConnections);
  }

  /** {@return how long to wait for one of these; null for ever, zero: not at all} */
  public @Nullable Duration poolTimeout() {
    return poolTimeout;
  }

  /**
   * Sets how long to wait for one of these.
   *
   * @param poolTimeout how long to wait for one of these; null for ever, zero: not at all
   * @return a changed copy
   */
  public RedisOptions poolTimeout(@Nullable Duration poolTimeout) {
    return with(copy -> copy.poolTimeout = poolTimeout);
  }

  /** {@return how many connections ordinary commands share} */
  public int sharedConnections() {
    return sharedConnections;
  }

  /**
   * Sets how many connections ordinary commands share.
   *
   * @param sharedConnections how many connections ordinary commands share
   * @return a changed copy
   */
  public RedisOptions sharedConnections(int sharedConnections) {
    return with(copy -> copy.sharedConnections = sharedConnections);
  }

  /** {@return whether every command has a connection of its own} */
  public boolean exclusive() {
    return exclusive;
  }

  /**
   * Sets whether every command has a connection of its own.
   *
   * @param exclusive whether every command has a connection of its own
   * @return a changed copy
   */
  public RedisOptions exclusive(boolean exclusive) {
    return with(copy -> copy.exclusive = exclusive);
  }

  /** {@return how many replies may be owed before further calls wait} */
  public int maxPending() {
    return maxPending;
  }

  /**
   * Sets how many replies may be owed before further calls wait.
   *
   * @param maxPending how many replies may be owed before further calls wait
   * @return a changed copy
   */
  public RedisOptions maxPending(int maxPending) {
    return with(copy -> copy.maxPending = maxPending);
  }

  /**
   * {@return a body that each new connection runs before anything else, such as CLIENT TRACKING;
   * null for none}
   */
  public @Nullable VoidBody1<? super RedisCommands<byte[]>> onConnect() {
    return onConnect;
  }

  /**
   * Sets a body that each new connection runs before anything else, such as CLIENT TRACKING.
   *
   * @param onConnect a body that each new connection runs before anything else, such as CLIENT
   *     TRACKING; null for none
   * @return a changed copy
   */
  public RedisOptions onConnect(@Nullable VoidBody1<? super RedisCommands<byte[]>> onConnect) {
    return with(copy -> copy.onConnect = onConnect);
  }

  /**
   * {@return told of pushes that no subscription takes, such as invalidations, in a callback; null
   * for nobody}
   */
  public @Nullable Consumer<List<Object>> onPush() {
    return onPush;
  }

  /**
   * Sets told of pushes that no subscription takes, such as invalidations, in a callback.
   *
   * @param onPush told of pushes that no subscription takes, such as invalidations, in a callback;
   *     null for nobody
   * @return a changed copy
   */
  public RedisOptions onPush(@Nullable Consumer<List<Object>> onPush) {
    return with(copy -> copy.onPush = onPush);
  }
}
