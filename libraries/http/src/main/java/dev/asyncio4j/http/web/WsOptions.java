package dev.asyncio4j.http.web;

import dev.asyncio4j.http.ws.WsSettings;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Options of a server's WebSocket; each wither gives a changed copy.
 *
 * <p><i>Python:</i> the keyword arguments of {@code web.WebSocketResponse}.
 *
 * <p><b>Thread and loop:</b> immutable, for any thread.
 *
 * <pre>{@code
 * var options = WsOptions.defaults().protocols("chat").heartbeat(Duration.ofSeconds(30));
 * }</pre>
 *
 * @param timeout how long a close waits for the client's close frame; null: no limit
 * @param receiveTimeout how long a receive waits that has no limit of its own; null: no limit
 * @param autoclose whether a close frame is answered within the receive that gets it
 * @param autoping whether pings are answered within receives, and pongs dropped
 * @param heartbeat after how long a quiet client is pinged; null: never
 * @param protocols the subprotocols that the server knows
 * @param compress whether compression is granted to clients that offer it
 * @param maxMsgSize what a message must be smaller than, in bytes; 0: no limit
 * @param writerLimit how much may be queued before sends wait, in bytes
 * @param decodeText whether the data of text messages is a {@link String}, else a {@code byte[]}
 */
public record WsOptions(
    @Nullable Duration timeout,
    @Nullable Duration receiveTimeout,
    boolean autoclose,
    boolean autoping,
    @Nullable Duration heartbeat,
    List<String> protocols,
    boolean compress,
    int maxMsgSize,
    int writerLimit,
    boolean decodeText) {
  private static final WsOptions DEFAULTS =
      new WsOptions(
          Duration.ofSeconds(10), null, true, true, null, List.of(), true, 4 << 20, 1 << 16, true);

  /**
   * Checks the values; {@link #defaults()} and the withers read better.
   *
   * @param timeout or null
   * @param receiveTimeout or null
   * @param autoclose true to answer
   * @param autoping true to answer
   * @param heartbeat positive, or null
   * @param protocols may be empty
   * @param compress true to grant it
   * @param maxMsgSize at least 0
   * @param writerLimit at least 1
   * @param decodeText true for {@link String}
   * @throws IllegalArgumentException if a number is not in these bounds
   */
  public WsOptions {
    WsSettings.checkHeartbeat(heartbeat);
    WsSettings.checkMaxMsgSize(maxMsgSize);
    if (writerLimit < 1) {
      throw new IllegalArgumentException("`writerLimit` must be > 0, got " + writerLimit);
    }
    protocols = List.copyOf(protocols);
  }

  /** {@return aiohttp's defaults: 10 s for a close, compression granted, messages up to 4 MiB} */
  public static WsOptions defaults() {
    return DEFAULTS;
  }

  WsSettings settings() {
    return new WsSettings(
        receiveTimeout, timeout, autoclose, autoping, heartbeat, maxMsgSize, decodeText);
  }

  /**
   * Limits the wait for the client's close frame.
   *
   * @param limit null: none
   * @return a changed copy
   */
  public WsOptions timeout(@Nullable Duration limit) {
    return times(limit, receiveTimeout, heartbeat);
  }

  /**
   * Limits each receive.
   *
   * @param limit null: none
   * @return a changed copy
   */
  public WsOptions receiveTimeout(@Nullable Duration limit) {
    return times(timeout, limit, heartbeat);
  }

  /**
   * Pings a client that is quiet; without an answer in half of the time the socket fails.
   *
   * @param quiet after how long; null: never
   * @return a changed copy
   * @throws IllegalArgumentException if it is not positive
   */
  public WsOptions heartbeat(@Nullable Duration quiet) {
    return times(timeout, receiveTimeout, quiet);
  }

  /**
   * Chooses whether a close frame is answered within the receive that gets it.
   *
   * @param answer false: the handler closes
   * @return a changed copy
   */
  public WsOptions autoclose(boolean answer) {
    return ways(answer, autoping, protocols, compress, decodeText);
  }

  /**
   * Chooses whether pings are answered within receives, and pongs dropped.
   *
   * @param answer false: the handler gets both as messages
   * @return a changed copy
   */
  public WsOptions autoping(boolean answer) {
    return ways(autoclose, answer, protocols, compress, decodeText);
  }

  /**
   * Names the subprotocols that the server knows.
   *
   * @param names in any order: the client's order counts
   * @return a changed copy
   */
  public WsOptions protocols(String... names) {
    return ways(autoclose, autoping, List.of(names), compress, decodeText);
  }

  /**
   * Chooses whether compression is granted to clients that offer it.
   *
   * @param grant false: never
   * @return a changed copy
   */
  public WsOptions compress(boolean grant) {
    return ways(autoclose, autoping, protocols, grant, decodeText);
  }

  /**
   * Chooses whether the data of text messages is a {@link String}.
   *
   * @param decode false: it is a {@code byte[]} that nobody has checked
   * @return a changed copy
   */
  public WsOptions decodeText(boolean decode) {
    return ways(autoclose, autoping, protocols, compress, decode);
  }

  /**
   * Limits the size of messages that are received; a larger one closes the socket with 1009.
   *
   * @param bytes what a message must be smaller than, when inflated no larger; 0: no limit
   * @return a changed copy
   * @throws IllegalArgumentException if it is negative
   */
  public WsOptions maxMsgSize(int bytes) {
    return sizes(bytes, writerLimit);
  }

  /**
   * Sets how much may be queued before sends wait.
   *
   * @param bytes at least 1
   * @return a changed copy
   * @throws IllegalArgumentException if it is less
   */
  public WsOptions writerLimit(int bytes) {
    return sizes(maxMsgSize, bytes);
  }

  private WsOptions times(
      @Nullable Duration timeout, @Nullable Duration receive, @Nullable Duration heartbeat) {
    return new WsOptions(
        timeout,
        receive,
        autoclose,
        autoping,
        heartbeat,
        protocols,
        compress,
        maxMsgSize,
        writerLimit,
        decodeText);
  }

  private WsOptions ways(
      boolean autoclose,
      boolean autoping,
      List<String> protocols,
      boolean compress,
      boolean decode) {
    return new WsOptions(
        timeout,
        receiveTimeout,
        autoclose,
        autoping,
        heartbeat,
        protocols,
        compress,
        maxMsgSize,
        writerLimit,
        decode);
  }

  private WsOptions sizes(int maxMsgSize, int writerLimit) {
    return new WsOptions(
        timeout,
        receiveTimeout,
        autoclose,
        autoping,
        heartbeat,
        protocols,
        compress,
        maxMsgSize,
        writerLimit,
        decodeText);
  }
}
