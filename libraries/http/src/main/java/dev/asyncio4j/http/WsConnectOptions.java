package dev.asyncio4j.http;

import dev.asyncio4j.http.ws.DeflateTerms;
import dev.asyncio4j.http.ws.WsSettings;
import dev.asyncio4j.transports.TlsOptions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Options of {@link ClientSession#wsConnect}; each wither gives a changed copy.
 *
 * <p><i>Python:</i> the keyword arguments of {@code ws_connect}.
 *
 * <p><b>Thread and loop:</b> immutable, for any thread.
 *
 * <pre>{@code
 * var options = WsConnectOptions.defaults().protocols("chat").heartbeat(Duration.ofSeconds(20));
 * }</pre>
 */
public final class WsConnectOptions implements Cloneable {
  private static final int MAX_MSG_SIZE = 4 * 1024 * 1024;
  private static final WsConnectOptions DEFAULTS = new WsConnectOptions();

  List<String> protocols = List.of();
  int compress;
  RequestOptions request = RequestOptions.defaults();
  String method = "GET";
  private WsTimeout timeout = WsTimeout.defaults();
  private boolean autoclose = true;
  private boolean autoping = true;
  private @Nullable Duration heartbeat;
  private int maxMsgSize = MAX_MSG_SIZE;
  private boolean decodeText = true;

  private WsConnectOptions() {}

  /** {@return aiohttp's defaults: no limit of receives, 10 s for a close, messages up to 4 MiB} */
  public static WsConnectOptions defaults() {
    return DEFAULTS;
  }

  private WsConnectOptions with(Consumer<WsConnectOptions> change) {
    try {
      WsConnectOptions copy = (WsConnectOptions) clone();
      change.accept(copy);
      return copy;
    } catch (CloneNotSupportedException never) {
      throw new AssertionError(never);
    }
  }

  /**
   * Offers subprotocols.
   *
   * @param names the best one first
   * @return a changed copy
   */
  public WsConnectOptions protocols(String... names) {
    return with(o -> o.protocols = List.of(names));
  }

  /**
   * Limits the waits of the socket.
   *
   * @param limits of receive and close
   * @return a changed copy
   */
  public WsConnectOptions timeout(WsTimeout limits) {
    return with(o -> o.timeout = limits);
  }

  /**
   * Chooses whether the peer's close frame is answered within the receive that gets it.
   *
   * @param answer false: the program closes
   * @return a changed copy
   */
  public WsConnectOptions autoclose(boolean answer) {
    return with(o -> o.autoclose = answer);
  }

  /**
   * Chooses whether pings are answered within receives, and pongs dropped.
   *
   * @param answer false: the program gets both as messages
   * @return a changed copy
   */
  public WsConnectOptions autoping(boolean answer) {
    return with(o -> o.autoping = answer);
  }

  /**
   * Pings a peer that is quiet; without an answer in half of the time the socket fails.
   *
   * @param quiet after how long; null: never
   * @return a changed copy
   * @throws IllegalArgumentException if it is not positive
   */
  public WsConnectOptions heartbeat(@Nullable Duration quiet) {
    WsSettings.checkHeartbeat(quiet);
    return with(o -> o.heartbeat = quiet);
  }

  /**
   * Sets the field Origin.
   *
   * @param origin of the page
   * @return a changed copy
   */
  public WsConnectOptions origin(String origin) {
    return header("Origin", origin);
  }

  /**
   * Adds a query to the URL.
   *
   * @param query names and values
   * @return a changed copy
   */
  public WsConnectOptions params(Map<String, ?> query) {
    return with(o -> o.request = request.params(query));
  }

  /**
   * Sets headers of the handshake.
   *
   * @param fields beside those of the session
   * @return a changed copy
   */
  public WsConnectOptions headers(Headers fields) {
    return with(o -> o.request = request.headers(fields));
  }

  /**
   * Sets a header of the handshake.
   *
   * @param name of the field
   * @param value of the field
   * @return a changed copy
   */
  public WsConnectOptions header(String name, String value) {
    return with(o -> o.request = request.header(name, value));
  }

  /**
   * Goes through a proxy.
   *
   * @param url of the proxy
   * @return a changed copy
   */
  public WsConnectOptions proxy(String url) {
    return with(o -> o.request = request.proxy(url));
  }

  /**
   * Sets headers for the proxy.
   *
   * @param fields such as Proxy-Authorization
   * @return a changed copy
   */
  public WsConnectOptions proxyHeaders(Headers fields) {
    return with(o -> o.request = request.proxyHeaders(fields));
  }

  /**
   * Sets the options of TLS, for {@code wss} and {@code https}.
   *
   * @param options trust, keys
   * @return a changed copy
   */
  public WsConnectOptions tls(TlsOptions options) {
    return with(o -> o.request = request.tls(options));
  }

  /**
   * Chooses whether the server's certificate is checked.
   *
   * @param verify false for tests only
   * @return a changed copy
   */
  public WsConnectOptions verifyTls(boolean verify) {
    return with(o -> o.request = request.verifyTls(verify));
  }

  /**
   * Accepts one certificate only.
   *
   * @param sha256 its digest, 32 bytes
   * @return a changed copy
   */
  public WsConnectOptions fingerprint(byte[] sha256) {
    return with(o -> o.request = request.fingerprint(sha256));
  }

  /**
   * Sets the name that the server's certificate must show.
   *
   * @param name of the server
   * @return a changed copy
   */
  public WsConnectOptions serverHostname(String name) {
    return with(o -> o.request = request.serverHostname(name));
  }

  /**
   * Offers compression of messages.
   *
   * @param windowBits that the server is asked to keep to, 9 to 15; 0: no compression
   * @return a changed copy
   * @throws IllegalArgumentException if it is another number
   */
  public WsConnectOptions compress(int windowBits) {
    if (windowBits != 0) DeflateTerms.checkOffered(windowBits);
    return with(o -> o.compress = windowBits);
  }

  /**
   * Limits the size of messages that are received; a larger one closes the socket with 1009.
   *
   * @param bytes what a message must be smaller than, when inflated no larger; 0: no limit
   * @return a changed copy
   * @throws IllegalArgumentException if it is negative
   */
  public WsConnectOptions maxMsgSize(int bytes) {
    WsSettings.checkMaxMsgSize(bytes);
    return with(o -> o.maxMsgSize = bytes);
  }

  /**
   * Chooses whether the data of text messages is a {@link String}.
   *
   * @param decode false: it is a {@code byte[]} that nobody has checked
   * @return a changed copy
   */
  public WsConnectOptions decodeText(boolean decode) {
    return with(o -> o.decodeText = decode);
  }

  /**
   * Sets the method of the handshake.
   *
   * @param name GET by default
   * @return a changed copy
   */
  public WsConnectOptions method(String name) {
    return with(o -> o.method = name);
  }

  WsSettings settings() {
    return new WsSettings(
        timeout.wsReceive(),
        timeout.wsClose(),
        autoclose,
        autoping,
        heartbeat,
        maxMsgSize,
        decodeText);
  }

  @Override
  public String toString() {
    return "WsConnectOptions[protocols="
        + protocols
        + ", compress="
        + compress
        + ", heartbeat="
        + heartbeat
        + ", timeout="
        + timeout
        + "]";
  }
}
