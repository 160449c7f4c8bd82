package dev.asyncio4j.http.web;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The options of a runner; each wither gives a changed copy.
 *
 * <p><i>Python:</i> the keyword arguments of {@code web.AppRunner}. Signals are handled by {@link
 * Web#runApp} only.
 *
 * <p><b>Thread and loop:</b> immutable, for any thread.
 *
 * <pre>{@code
 * var options = RunnerOptions.defaults().shutdownTimeout(Duration.ofSeconds(5));
 * var runner = AppRunner.create(Application.create(), options);
 * }</pre>
 *
 * @param shutdownTimeout how long handlers may go on at the end; and once more after they were
 *     cancelled
 * @param keepaliveTimeout how long a connection may be idle between two requests
 * @param accessLog gets a line for each request, at level DEBUG; null: no lines
 * @param accessLogFormat the form of the lines
 * @param handlerCancellation whether a client that leaves cancels its handler
 * @param maxLineSize the longest request line, in bytes
 * @param maxFieldSize the longest header, in bytes
 * @param maxHeaders the most headers of a request
 */
public record RunnerOptions(
    Duration shutdownTimeout,
    Duration keepaliveTimeout,
    System.@Nullable Logger accessLog,
    String accessLogFormat,
    boolean handlerCancellation,
    int maxLineSize,
    int maxFieldSize,
    int maxHeaders) {
  private static final RunnerOptions DEFAULTS =
      new RunnerOptions(
          Duration.ofSeconds(60),
          Duration.ofSeconds(3630),
          Logs.ACCESS,
          "%a %t \"%r\" %s %b \"%{Referer}i\" \"%{User-Agent}i\"",
          false,
          8190,
          8190,
          128);

  /**
   * Checks the values; {@link #defaults()} and the withers read better.
   *
   * @param shutdownTimeout zero or more
   * @param keepaliveTimeout zero or more
   * @param accessLog or null
   * @param accessLogFormat tokens and text
   * @param handlerCancellation true to cancel
   * @param maxLineSize 1 or more
   * @param maxFieldSize 1 or more
   * @param maxHeaders 1 or more
   * @throws IllegalArgumentException if a value is not in these bounds
   */
  public RunnerOptions {
    if (shutdownTimeout.isNegative() || keepaliveTimeout.isNegative()) {
      throw new IllegalArgumentException(
          "a timeout is zero or more, got %s and %s".formatted(shutdownTimeout, keepaliveTimeout));
    }
    if (maxLineSize < 1 || maxFieldSize < 1 || maxHeaders < 1) {
      throw new IllegalArgumentException(
          "a limit is 1 or more, got %d, %d and %d"
              .formatted(maxLineSize, maxFieldSize, maxHeaders));
    }
  }

  /** {@return the defaults} */
  public static RunnerOptions defaults() {
    return DEFAULTS;
  }

  /**
   * Sets how long handlers may go on when the server is shut down, and once more after they were
   * cancelled.
   *
   * @param time zero to cancel them at once
   * @return a changed copy
   */
  public RunnerOptions shutdownTimeout(Duration time) {
    return new RunnerOptions(
        time,
        keepaliveTimeout,
        accessLog,
        accessLogFormat,
        handlerCancellation,
        maxLineSize,
        maxFieldSize,
        maxHeaders);
  }

  /**
   * Sets how long a connection may be idle between two requests.
   *
   * @param time until it is closed
   * @return a changed copy
   */
  public RunnerOptions keepaliveTimeout(Duration time) {
    return new RunnerOptions(
        shutdownTimeout,
        time,
        accessLog,
        accessLogFormat,
        handlerCancellation,
        maxLineSize,
        maxFieldSize,
        maxHeaders);
  }

  /**
   * Sets where the line of each request goes, at level DEBUG.
   *
   * @param logger null for no lines; by default {@code dev.asyncio4j.http.access}
   * @return a changed copy
   */
  public RunnerOptions accessLog(System.@Nullable Logger logger) {
    return new RunnerOptions(
        shutdownTimeout,
        keepaliveTimeout,
        logger,
        accessLogFormat,
        handlerCancellation,
        maxLineSize,
        maxFieldSize,
        maxHeaders);
  }

  /**
   * Sets the form of the lines.
   *
   * <p>Tokens: {@code %a} address, {@code %t} time of the request, {@code %r} its first line,
   * {@code %s} status, {@code %b} bytes sent, {@code %D} microseconds, {@code %T} and {@code %Tf}
   * seconds, {@code %P} process, <code>%{Name}i</code>, {@code o}, {@code e} a header of the
   * request, of the response, a variable of the environment.
   *
   * @param format a line of these tokens and other text
   * @return a changed copy
   */
  public RunnerOptions accessLogFormat(String format) {
    return new RunnerOptions(
        shutdownTimeout,
        keepaliveTimeout,
        accessLog,
        format,
        handlerCancellation,
        maxLineSize,
        maxFieldSize,
        maxHeaders);
  }

  /**
   * Chooses whether the task of a handler is cancelled when its client leaves.
   *
   * @param cancel true to cancel it, once
   * @return a changed copy
   */
  public RunnerOptions handlerCancellation(boolean cancel) {
    return new RunnerOptions(
        shutdownTimeout,
        keepaliveTimeout,
        accessLog,
        accessLogFormat,
        cancel,
        maxLineSize,
        maxFieldSize,
        maxHeaders);
  }

  /**
   * Sets the longest request line; a longer one is answered with 400.
   *
   * @param bytes 1 or more
   * @return a changed copy
   */
  public RunnerOptions maxLineSize(int bytes) {
    return new RunnerOptions(
        shutdownTimeout,
        keepaliveTimeout,
        accessLog,
        accessLogFormat,
        handlerCancellation,
        bytes,
        maxFieldSize,
        maxHeaders);
  }

  /**
   * Sets the longest header; a longer one is answered with 400.
   *
   * @param bytes 1 or more
   * @return a changed copy
   */
  public RunnerOptions maxFieldSize(int bytes) {
    return new RunnerOptions(
        shutdownTimeout,
        keepaliveTimeout,
        accessLog,
        accessLogFormat,
        handlerCancellation,
        maxLineSize,
        bytes,
        maxHeaders);
  }

  /**
   * Sets the most headers of a request; more are answered with 400.
   *
   * @param count 1 or more
   * @return a changed copy
   */
  public RunnerOptions maxHeaders(int count) {
    return new RunnerOptions(
        shutdownTimeout,
        keepaliveTimeout,
        accessLog,
        accessLogFormat,
        handlerCancellation,
        maxLineSize,
        maxFieldSize,
        count);
  }
}
