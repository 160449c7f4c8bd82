package dev.asyncio4j.http.web;

import java.util.List;

/**
 * The options of an application; each wither gives a changed copy.
 *
 * <p><i>Python:</i> the keyword arguments of {@code web.Application}.
 *
 * <p><b>Thread and loop:</b> immutable, for any thread.
 *
 * <pre>{@code
 * var app = Application.create(AppOptions.defaults().clientMaxSize(16 << 20));
 * }</pre>
 *
 * @param middlewares the outermost first
 * @param clientMaxSize the most bytes of a body that {@code read} and its like take; 0: no limit
 */
public record AppOptions(List<WebMiddleware> middlewares, long clientMaxSize) {
  private static final AppOptions DEFAULTS = new AppOptions(List.of(), 1 << 20);

  /**
   * Copies the middlewares; {@link #defaults()} and the withers read better.
   *
   * @param middlewares the outermost first
   * @param clientMaxSize bytes
   * @throws IllegalArgumentException if the size is negative
   */
  public AppOptions {
    middlewares = List.copyOf(middlewares);
    if (clientMaxSize < 0) {
      throw new IllegalArgumentException("`clientMaxSize` must be >= 0, got " + clientMaxSize);
    }
  }

  /**
   * Returns the defaults: no middlewares, bodies of 1 MiB at most.
   *
   * @return the defaults
   */
  public static AppOptions defaults() {
    return DEFAULTS;
  }

  /**
   * Sets the middlewares.
   *
   * @param each the outermost first
   * @return a changed copy
   */
  public AppOptions middlewares(WebMiddleware... each) {
    return new AppOptions(List.of(each), clientMaxSize);
  }

  /**
   * Sets the most bytes of a body that {@code read}, {@code text}, {@code json} and {@code post}
   * take; more is status 413.
   *
   * @param bytes 0 for no limit
   * @return a changed copy
   * @throws IllegalArgumentException if it is negative
   */
  public AppOptions clientMaxSize(long bytes) {
    return new AppOptions(middlewares, bytes);
  }
}
