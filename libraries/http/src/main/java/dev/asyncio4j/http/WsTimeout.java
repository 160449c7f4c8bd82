package dev.asyncio4j.http;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Limits of a WebSocket's waits.
 *
 * <p><i>Python:</i> {@code aiohttp.ClientWSTimeout}. A time limit of the session does not hold for
 * a socket.
 *
 * <pre>{@code
 * var timeout = WsTimeout.defaults().wsReceive(Duration.ofSeconds(30));
 * }</pre>
 *
 * @param wsReceive how long a receive waits that has no limit of its own; null: no limit
 * @param wsClose how long a close takes at most, the peer's close frame included; null: no limit
 */
public record WsTimeout(@Nullable Duration wsReceive, @Nullable Duration wsClose) {
  private static final WsTimeout DEFAULTS = new WsTimeout(null, Duration.ofSeconds(10));

  /**
   * Checks the values; {@link #defaults()} and the withers read better.
   *
   * @param wsReceive or null
   * @param wsClose or null
   * @throws IllegalArgumentException if one is negative
   */
  public WsTimeout {
    check(wsReceive, "wsReceive");
    check(wsClose, "wsClose");
  }

  private static void check(@Nullable Duration limit, String name) {
    if (limit != null && limit.isNegative()) {
      throw new IllegalArgumentException("`" + name + "` must be >= 0 or null, got " + limit);
    }
  }

  /** {@return no limit for receives, ten seconds for a close} */
  public static WsTimeout defaults() {
    return DEFAULTS;
  }

  /**
   * Limits each receive.
   *
   * @param limit null: none
   * @return a changed copy
   */
  public WsTimeout wsReceive(@Nullable Duration limit) {
    return new WsTimeout(limit, wsClose);
  }

  /**
   * Limits a close: what is still to be sent, and the wait for the peer's close frame.
   *
   * @param limit null: none
   * @return a changed copy
   */
  public WsTimeout wsClose(@Nullable Duration limit) {
    return new WsTimeout(wsReceive, limit);
  }
}
