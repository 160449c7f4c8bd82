package dev.asyncio4j.http.ws;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Settings of a socket of either side.
 *
 * @param receiveTimeout of each receive; null: no limit
 * @param closeTimeout how long a close takes at most, what is queued included; null: no limit
 * @param autoclose whether a close frame is answered at once
 * @param autoping whether pings are answered, and pongs dropped
 * @param heartbeat after how long a quiet peer is pinged; null: never
 * @param maxMsgSize the size that messages must be smaller than, in bytes; 0: no limit
 * @param decodeText whether the data of text is a {@link String}, else a {@code byte[]}
 */
public record WsSettings(
    @Nullable Duration receiveTimeout,
    @Nullable Duration closeTimeout,
    boolean autoclose,
    boolean autoping,
    @Nullable Duration heartbeat,
    int maxMsgSize,
    boolean decodeText) {
  /**
   * Checks what a program has asked for.
   *
   * @param heartbeat positive, or null
   * @throws IllegalArgumentException if it is not
   */
  public static void checkHeartbeat(@Nullable Duration heartbeat) {
    if (heartbeat != null && (heartbeat.isZero() || heartbeat.isNegative())) {
      throw new IllegalArgumentException("`heartbeat` must be > 0 or null, got " + heartbeat);
    }
  }

  /**
   * Checks what a program has asked for.
   *
   * @param bytes 0 or more
   * @throws IllegalArgumentException if it is negative
   */
  public static void checkMaxMsgSize(int bytes) {
    if (bytes < 0) throw new IllegalArgumentException("`maxMsgSize` must be >= 0, got " + bytes);
  }
}
