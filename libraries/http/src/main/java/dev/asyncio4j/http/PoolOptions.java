package dev.asyncio4j.http;

import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Limits of a {@link Connector}, of whatever kind; each wither gives a changed copy.
 *
 * <p><b>Thread and loop:</b> immutable, for any thread.
 *
 * @param <S> the options that the withers give
 */
public abstract sealed class PoolOptions<S extends PoolOptions<S>> implements Cloneable
    permits TcpOptions, ConnectorOptions {
  int limit = 100;
  int limitPerHost;
  @Nullable Duration keepaliveTimeout = Duration.ofSeconds(15);
  boolean forceClose;

  PoolOptions() {}

  /** Copies, and changes the copy. */
  @SuppressWarnings("unchecked") // S is the class of this
  final S with(Consumer<S> change) {
    try {
      S copy = (S) clone();
      change.accept(copy);
      return copy;
    } catch (CloneNotSupportedException never) {
      throw new AssertionError(never);
    }
  }

  /**
   * Sets how many connections there may be; 100 by default.
   *
   * @param connections 0: any number
   * @return a changed copy
   * @throws IllegalArgumentException if it is negative
   */
  public S limit(int connections) {
    return with(o -> o.limit = notNegative("limit", connections));
  }

  /**
   * Sets how many connections there may be to one place; any number by default.
   *
   * @param connections 0: any number
   * @return a changed copy
   * @throws IllegalArgumentException if it is negative
   */
  public S limitPerHost(int connections) {
    return with(o -> o.limitPerHost = notNegative("limitPerHost", connections));
  }

  /**
   * Sets how long an idle connection is kept; 15 seconds by default.
   *
   * @param idle null: as long as the server keeps it
   * @return a changed copy
   */
  public S keepaliveTimeout(@Nullable Duration idle) {
    return with(o -> o.keepaliveTimeout = idle);
  }

  /**
   * Chooses whether each request has a connection of its own.
   *
   * @param force whether it has
   * @return a changed copy
   */
  public S forceClose(boolean force) {
    return with(o -> o.forceClose = force);
  }

  static int notNegative(String name, int value) {
    if (value >= 0) return value;
    throw new IllegalArgumentException(name + " has to be 0 or more, got " + value);
  }

  @Override
  public String toString() {
    return getClass().getSimpleName()
        + "[limit="
        + limit
        + ", limitPerHost="
        + limitPerHost
        + ", keepaliveTimeout="
        + keepaliveTimeout
        + ", forceClose="
        + forceClose
        + "]";
  }
}
