package dev.asyncio4j.mongo;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The part of the options of a client that limits times.
 *
 * @param <O> the type of the options
 */
abstract class TimeLimits<O extends TimeLimits<O>> extends Options<O> {
  private @Nullable Duration connectTimeout;
  private @Nullable Duration serverSelectionTimeout;
  private @Nullable Duration socketTimeout;
  private @Nullable Duration timeout;
  private @Nullable Duration maxIdle;
  private @Nullable Duration waitQueueTimeout;

  TimeLimits() {}

  /** {@return the limit of connecting; null: the driver's 10 s} */
  public @Nullable Duration connectTimeout() {
    return connectTimeout;
  }

  /**
   * Sets the longest time for a connection to be made.
   *
   * @param connectTimeout the time; null for the driver's
   * @return a changed copy
   * @throws IllegalArgumentException if it is not positive
   */
  public O connectTimeout(@Nullable Duration connectTimeout) {
    return changed(
        copy -> ((TimeLimits<O>) copy).connectTimeout = positive("connectTimeout", connectTimeout));
  }

  /** {@return the limit of the choice of a server; null: the driver's 30 s} */
  public @Nullable Duration serverSelectionTimeout() {
    return serverSelectionTimeout;
  }

  /**
   * Sets how long an operation waits for a server that can do it.
   *
   * @param serverSelectionTimeout the time; null for the driver's
   * @return a changed copy
   * @throws IllegalArgumentException if it is not positive
   */
  public O serverSelectionTimeout(@Nullable Duration serverSelectionTimeout) {
    return changed(
        copy ->
            ((TimeLimits<O>) copy).serverSelectionTimeout =
                positive("serverSelectionTimeout", serverSelectionTimeout));
  }

  /** {@return the limit of a silence; null: none} */
  public @Nullable Duration socketTimeout() {
    return socketTimeout;
  }

  /**
   * Sets the longest silence of a server that owes an answer.
   *
   * @param socketTimeout the time; null for none
   * @return a changed copy
   * @throws IllegalArgumentException if it is not positive
   */
  public O socketTimeout(@Nullable Duration socketTimeout) {
    return changed(
        copy -> ((TimeLimits<O>) copy).socketTimeout = positive("socketTimeout", socketTimeout));
  }

  /** {@return the limit of an operation; null: none} */
  public @Nullable Duration timeout() {
    return timeout;
  }

  /**
   * Sets the limit of each whole operation; then it fails with MongoOperationTimeoutException.
   *
   * @param timeout the time; null for none
   * @return a changed copy
   * @throws IllegalArgumentException if it is not positive
   */
  public O timeout(@Nullable Duration timeout) {
    return changed(copy -> ((TimeLimits<O>) copy).timeout = positive("timeout", timeout));
  }

  /** {@return the limit of idleness; null: none} */
  public @Nullable Duration maxIdle() {
    return maxIdle;
  }

  /**
   * Sets when an unused connection is closed.
   *
   * @param maxIdle the time; null for none
   * @return a changed copy
   * @throws IllegalArgumentException if it is not positive
   */
  public O maxIdle(@Nullable Duration maxIdle) {
    return changed(copy -> ((TimeLimits<O>) copy).maxIdle = positive("maxIdle", maxIdle));
  }

  /** {@return the limit of the wait for a connection; null: the driver's 2 min} */
  public @Nullable Duration waitQueueTimeout() {
    return waitQueueTimeout;
  }

  /**
   * Sets how long an operation waits for a free connection.
   *
   * @param waitQueueTimeout the time; null for the driver's
   * @return a changed copy
   * @throws IllegalArgumentException if it is not positive
   */
  public O waitQueueTimeout(@Nullable Duration waitQueueTimeout) {
    return changed(
        copy ->
            ((TimeLimits<O>) copy).waitQueueTimeout =
                positive("waitQueueTimeout", waitQueueTimeout));
  }

  private static @Nullable Duration positive(String name, @Nullable Duration time) {
    if (time != null && time.toMillis() <= 0)
      throw new IllegalArgumentException(name + " must be 1 ms or more, got " + time);
    return time;
  }
}
