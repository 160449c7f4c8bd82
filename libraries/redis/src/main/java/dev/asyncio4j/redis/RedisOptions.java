package dev.asyncio4j.redis;

import dev.asyncio4j.Awaitable;
import dev.asyncio4j.VoidBody1;
import dev.asyncio4j.transports.TlsOptions;
import java.nio.charset.Charset;
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
 * var options = RedisOptions.defaults().host(host).port(port);
 * try (var redis = Redis.create(options)) {
 *   await(redis.set("key", "value"));
 * }
 * }</pre>
 */
public final class RedisOptions extends RedisSettings {
  private static final RedisOptions DEFAULTS = new RedisOptions();

  private RedisOptions() {}

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

  /**
   * Sets the server's name or address.
   *
   * @param host the server's name or address
   * @return a changed copy
   */
  public RedisOptions host(String host) {
    return with(copy -> copy.host = host);
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

  /**
   * Sets the number of the database.
   *
   * @param db the number of the database
   * @return a changed copy
   */
  public RedisOptions db(int db) {
    return with(copy -> copy.db = db);
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

  /**
   * Sets the password.
   *
   * @param password the password; null for none
   * @return a changed copy
   */
  public RedisOptions password(@Nullable String password) {
    return with(copy -> copy.password = password);
  }

  /**
   * Sets the source of user and password, asked at each connect.
   *
   * @param source of user and password, asked at each connect; null for none
   * @return a changed copy
   */
  public RedisOptions credentials(@Nullable Supplier<? extends Awaitable<Credentials>> source) {
    return with(copy -> copy.credentials = source);
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

  /**
   * Sets how TLS is spoken.
   *
   * @param tls how TLS is spoken; null for plain connections
   * @return a changed copy
   */
  public RedisOptions tls(@Nullable TlsOptions tls) {
    return with(copy -> copy.tls = tls);
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

  /**
   * Sets the longest attempt to connect.
   *
   * @param socketConnectTimeout the longest attempt to connect
   * @return a changed copy
   */
  public RedisOptions socketConnectTimeout(Duration socketConnectTimeout) {
    return with(copy -> copy.socketConnectTimeout = socketConnectTimeout);
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

  /**
   * Sets the encoding of text that is sent, and of replies that are text.
   *
   * @param encoding one in which ASCII is ASCII
   * @return a changed copy
   * @throws IllegalArgumentException if ASCII is written otherwise, as in UTF-16
   */
  public RedisOptions encoding(Charset encoding) {
    TextCodec.check(encoding);
    return with(copy -> copy.encoding = encoding);
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

  /**
   * Sets the failures after which a written command is sent again, whatever it does.
   *
   * @param retryOnError the failures after which a written command is sent again, whatever it does
   * @return a changed copy
   */
  public RedisOptions retryOnError(Set<Class<? extends RedisException>> retryOnError) {
    return with(copy -> copy.retryOnError = retryOnError);
  }

  /**
   * Sets the idle time after which a PING goes before the next command.
   *
   * @param healthCheckInterval the time; null for none
   * @return a changed copy
   */
  public RedisOptions healthCheckInterval(@Nullable Duration healthCheckInterval) {
    return with(copy -> copy.healthCheckInterval = healthCheckInterval);
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

  /**
   * Sets the library's name, as CLIENT LIST shows it.
   *
   * @param libraryName the library's name, as CLIENT LIST shows it; null for none
   * @return a changed copy
   */
  public RedisOptions libraryName(@Nullable String libraryName) {
    return with(copy -> copy.libraryName = libraryName);
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

  /**
   * Sets how many connections of their own commands may have at a time.
   *
   * @param maxConnections how many connections of their own commands may have at a time
   * @return a changed copy
   */
  public RedisOptions maxConnections(int maxConnections) {
    return with(copy -> copy.maxConnections = maxConnections);
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

  /**
   * Sets how many connections ordinary commands share.
   *
   * @param sharedConnections how many connections ordinary commands share
   * @return a changed copy
   */
  public RedisOptions sharedConnections(int sharedConnections) {
    return with(copy -> copy.sharedConnections = sharedConnections);
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
   * Sets a body that each new connection runs before anything else, such as CLIENT TRACKING.
   *
   * @param onConnect is given the connection; null for none
   * @return a changed copy
   */
  public RedisOptions onConnect(@Nullable VoidBody1<? super RedisCommands<byte[]>> onConnect) {
    return with(copy -> copy.onConnect = onConnect);
  }

  /**
   * Sets who is told, in a callback, of pushes that no subscription takes, such as invalidations.
   *
   * @param onPush is given the parts of a push; null for nobody
   * @return a changed copy
   */
  public RedisOptions onPush(@Nullable Consumer<List<Object>> onPush) {
    return with(copy -> copy.onPush = onPush);
  }
}
