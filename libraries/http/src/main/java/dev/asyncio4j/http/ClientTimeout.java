package dev.asyncio4j.http;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Limits of time of a request; each wither gives a changed copy.
 *
 * <p><i>Python:</i> {@code aiohttp.ClientTimeout}; zero is no limit, as null is, and nothing is
 * rounded to whole seconds.
 *
 * <p><b>Thread and loop:</b> immutable, for any thread.
 *
 * <pre>{@code
 * ClientTimeout patient = ClientTimeout.defaults().total(null).sockRead(Duration.ofSeconds(30));
 * }</pre>
 *
 * @param total for everything: the pool, connecting, redirects, and reading the body; {@link
 *     dev.asyncio4j.exceptions.AsyncTimeoutException} beyond it
 * @param connect for a place in the pool and a connection: {@link ConnectionTimeoutException}
 * @param sockConnect for each address that is tried: {@link ConnectionTimeoutException}
 * @param sockRead for each gap in what the server sends: {@link SocketTimeoutException}
 */
public record ClientTimeout(
    @Nullable Duration total,
    @Nullable Duration connect,
    @Nullable Duration sockConnect,
    @Nullable Duration sockRead) {
  private static final ClientTimeout NONE = new ClientTimeout(null, null, null, null);
  private static final ClientTimeout DEFAULTS =
      NONE.total(Duration.ofMinutes(5)).sockConnect(Duration.ofSeconds(30));

  /**
   * Takes zero for no limit.
   *
   * @param total or null
   * @param connect or null
   * @param sockConnect or null
   * @param sockRead or null
   * @throws IllegalArgumentException if one is negative
   */
  public ClientTimeout {
    total = limit("total", total);
    connect = limit("connect", connect);
    sockConnect = limit("sockConnect", sockConnect);
    sockRead = limit("sockRead", sockRead);
  }

  private static @Nullable Duration limit(String name, @Nullable Duration limit) {
    if (limit == null || limit.isZero()) return null;
    if (limit.isNegative()) {
      throw new IllegalArgumentException(
          name + " timeout is negative: " + limit + "; pass null for no limit");
    }
    return limit;
  }

  /** {@return aiohttp's defaults: five minutes in total, 30 seconds for each address} */
  public static ClientTimeout defaults() {
    return DEFAULTS;
  }

  /** {@return no limit at all} */
  public static ClientTimeout none() {
    return NONE;
  }

  /**
   * Returns a limit for everything, and no other.
   *
   * @param total the limit; null: none
   * @return the limits
   * @throws IllegalArgumentException if it is negative
   */
  public static ClientTimeout ofTotal(@Nullable Duration total) {
    return NONE.total(total);
  }

  /**
   * Sets the limit for everything.
   *
   * @param limit null: none
   * @return a changed copy
   * @throws IllegalArgumentException if it is negative
   */
  public ClientTimeout total(@Nullable Duration limit) {
    return new ClientTimeout(limit, connect, sockConnect, sockRead);
  }

  /**
   * Sets the limit for a place in the pool and a connection.
   *
   * @param limit null: none
   * @return a changed copy
   * @throws IllegalArgumentException if it is negative
   */
  public ClientTimeout connect(@Nullable Duration limit) {
    return new ClientTimeout(total, limit, sockConnect, sockRead);
  }

  /**
   * Sets the limit for each address that is tried.
   *
   * @param limit null: none
   * @return a changed copy
   * @throws IllegalArgumentException if it is negative
   */
  public ClientTimeout sockConnect(@Nullable Duration limit) {
    return new ClientTimeout(total, connect, limit, sockRead);
  }

  /**
   * Sets the limit for each gap in what the server sends.
   *
   * @param limit null: none
   * @return a changed copy
   * @throws IllegalArgumentException if it is negative
   */
  public ClientTimeout sockRead(@Nullable Duration limit) {
    return new ClientTimeout(total, connect, sockConnect, limit);
  }
}
