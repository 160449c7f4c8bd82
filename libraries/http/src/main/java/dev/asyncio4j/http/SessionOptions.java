package dev.asyncio4j.http;

import dev.asyncio4j.http.Http.HttpVersion;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Options of a {@link ClientSession}; each wither gives a changed copy.
 *
 * <p><i>Python:</i> the keyword arguments of {@code aiohttp.ClientSession}.
 *
 * <p><b>Thread and loop:</b> immutable, for any thread.
 *
 * <pre>{@code
 * var options = SessionOptions.defaults().header("User-Agent", "mine/1.0").raiseForStatus(true);
 * try (var session = ClientSession.create(options)) {
 *   System.out.println(await(await(session.get(url)).text()));
 * }
 * }</pre>
 */
public final class SessionOptions extends ExchangeOptions<SessionOptions> {
  private static final SessionOptions DEFAULTS = new SessionOptions();

  @Nullable Url baseUrl;
  @Nullable Connector connector;
  boolean ownsConnector = true;
  JsonCodec json = JsonCodec.builtIn();
  HttpVersion version = HttpVersion.HTTP_1_1;
  @Nullable CookieJar cookieJar;
  boolean trustEnv;
  boolean requoteRedirectUrl = true;
  List<TraceConfig> traceConfigs = List.of();
  BiFunction<ClientResponse, byte[], Charset> fallbackCharset = (r, body) -> StandardCharsets.UTF_8;

  private SessionOptions() {}

  /** {@return aiohttp's defaults} */
  public static SessionOptions defaults() {
    return DEFAULTS;
  }

  /**
   * Sets the URL that relative ones start from.
   *
   * @param url absolute; its path ends with a slash
   * @return a changed copy
   * @throws IllegalArgumentException if it is relative, or has no slash at its end
   */
  public SessionOptions baseUrl(String url) {
    return with(o -> o.baseUrl = checkBase(Url.of(url)));
  }

  /**
   * Sets the pool; it is closed with the session.
   *
   * @param pool made on the session's loop
   * @return a changed copy
   */
  public SessionOptions connector(Connector pool) {
    return with(o -> o.connector = pool);
  }

  /**
   * Sets the pool.
   *
   * @param pool made on the session's loop
   * @param owner whether it is closed with the session
   * @return a changed copy
   */
  public SessionOptions connector(Connector pool, boolean owner) {
    return connector(pool).with(o -> o.ownsConnector = owner);
  }

  /**
   * Sets what makes and reads JSON.
   *
   * <p><i>Python:</i> {@code json_serialize}
   *
   * @param codec the codec
   * @return a changed copy
   */
  public SessionOptions json(JsonCodec codec) {
    return with(o -> o.json = codec);
  }

  /**
   * Sets the version of requests; HTTP/1.1 by default.
   *
   * @param spoken {@code HTTP_1_0} or {@code HTTP_1_1}
   * @return a changed copy
   * @throws IllegalArgumentException if it is HTTP/2, which is not spoken
   */
  public SessionOptions version(HttpVersion spoken) {
    if (spoken == HttpVersion.HTTP_2) {
      throw new IllegalArgumentException("this client does not speak HTTP/2: use HTTP_1_1");
    }
    return with(o -> o.version = spoken);
  }

  /**
   * Sets where cookies are kept.
   *
   * @param jar the jar; {@link CookieJar#dummy()} keeps none
   * @return a changed copy
   */
  public SessionOptions cookieJar(CookieJar jar) {
    return with(o -> o.cookieJar = jar);
  }

  /**
   * Chooses whether proxies of the environment and the file netrc are used.
   *
   * @param trust true: {@code HTTP_PROXY}, {@code HTTPS_PROXY}, {@code NO_PROXY}, {@code NETRC}
   * @return a changed copy
   */
  public SessionOptions trustEnv(boolean trust) {
    return with(o -> o.trustEnv = trust);
  }

  /**
   * Chooses whether the URL of a redirect is quoted anew; it is by default.
   *
   * @param requote false: it is taken as it comes
   * @return a changed copy
   */
  public SessionOptions requoteRedirectUrl(boolean requote) {
    return with(o -> o.requoteRedirectUrl = requote);
  }

  /**
   * Sets who is told of what requests do.
   *
   * @param configs frozen when a session is made
   * @return a changed copy
   */
  public SessionOptions traceConfigs(TraceConfig... configs) {
    return with(o -> o.traceConfigs = List.of(configs));
  }

  /**
   * Sets which charset a text has whose reply tells none; UTF-8 by default.
   *
   * @param resolver gets the reply and its body
   * @return a changed copy
   */
  public SessionOptions fallbackCharset(BiFunction<ClientResponse, byte[], Charset> resolver) {
    return with(o -> o.fallbackCharset = resolver);
  }

  private static Url checkBase(Url url) {
    if (!url.isAbsolute()) {
      throw new IllegalArgumentException("Only absolute URLs are supported: " + url);
    }
    if (!url.path().endsWith("/")) {
      throw new IllegalArgumentException("base_url must have a trailing '/': " + url);
    }
    return url;
  }
}
