package dev.asyncio4j.http;

import dev.asyncio4j.VoidBody1;
import dev.asyncio4j.http.internal.TrustAll;
import dev.asyncio4j.transports.TlsOptions;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Options that a session has for all requests, and a request for itself.
 *
 * <p>Headers and cookies of a request are added to the session's, those of one name replace them;
 * everything else replaces the session's. Each wither gives a changed copy.
 *
 * <p><b>Thread and loop:</b> immutable, for any thread.
 *
 * @param <S> the options that the withers give
 */
public abstract sealed class ExchangeOptions<S extends ExchangeOptions<S>> implements Cloneable
    permits SessionOptions, RequestOptions {
  Headers headers = Headers.create();
  Map<String, String> cookies = Map.of();
  Set<String> skipAutoHeaders = Set.of();
  @Nullable VoidBody1<ClientResponse> check;
  @Nullable ClientTimeout timeout;
  @Nullable Boolean autoDecompress;
  @Nullable Integer readBufferSize;
  @Nullable Integer maxLineSize;
  @Nullable Integer maxFieldSize;
  @Nullable Integer maxHeaders;
  @Nullable List<ClientMiddleware> middlewares;
  @Nullable Url proxy;
  Headers proxyHeaders = Headers.create();
  @Nullable TlsOptions tls;
  byte @Nullable [] fingerprint;

  ExchangeOptions() {}

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
   * Sets the header fields.
   *
   * @param fields copied
   * @return a changed copy
   */
  public S headers(Headers fields) {
    return with(o -> o.headers = fields.copy());
  }

  /**
   * Sets the header fields.
   *
   * @param fields values by name
   * @return a changed copy
   * @throws IllegalArgumentException if one has a character that is not allowed
   */
  public S headers(Map<String, String> fields) {
    Headers checked = Headers.create();
    fields.forEach(checked::add);
    return with(o -> o.headers = checked);
  }

  /**
   * Sets a header field, beside the others.
   *
   * @param name a token
   * @param value without line ends
   * @return a changed copy
   * @throws IllegalArgumentException if one has a character that is not allowed
   */
  public S header(String name, String value) {
    Headers changed = headers.copy().set(name, value);
    return with(o -> o.headers = changed);
  }

  /**
   * Sets cookies.
   *
   * @param values values by name
   * @return a changed copy
   */
  public S cookies(Map<String, String> values) {
    return with(o -> o.cookies = Map.copyOf(values));
  }

  /**
   * Leaves out fields that are added by themselves, such as {@code User-Agent}.
   *
   * @param names of fields
   * @return a changed copy
   */
  public S skipAutoHeaders(String... names) {
    return with(o -> o.skipAutoHeaders = new LinkedHashSet<>(List.of(names)));
  }

  /**
   * Chooses whether a status of 400 or more is an exception.
   *
   * @param raise whether it is
   * @return a changed copy
   */
  public S raiseForStatus(boolean raise) {
    return raiseForStatus(raise ? ClientResponse::raiseForStatus : response -> {});
  }

  /**
   * Sets what each reply is checked by.
   *
   * <p><i>Python:</i> a callable as {@code raise_for_status}
   *
   * @param check throws what it likes, and may await
   * @return a changed copy
   */
  public S raiseForStatus(VoidBody1<ClientResponse> check) {
    return with(o -> o.check = check);
  }

  /**
   * Sets how long things may take.
   *
   * @param limits all limits
   * @return a changed copy
   */
  public S timeout(ClientTimeout limits) {
    return with(o -> o.timeout = limits);
  }

  /**
   * Chooses whether bodies are decompressed; they are by default.
   *
   * @param decompress false: they come as they were sent
   * @return a changed copy
   */
  public S autoDecompress(boolean decompress) {
    return with(o -> o.autoDecompress = decompress);
  }

  /**
   * Sets how much of a body is buffered before the server has to wait; 64 KiB by default.
   *
   * @param limit bytes, 1 or more; twice that at most is buffered
   * @return a changed copy
   * @throws IllegalArgumentException if it is not positive
   */
  public S readBufferSize(int limit) {
    return with(o -> o.readBufferSize = positive("readBufferSize", limit));
  }

  /**
   * Sets how long the first line of a reply may be; 8190 by default.
   *
   * @param limit bytes, 1 or more
   * @return a changed copy
   * @throws IllegalArgumentException if it is not positive
   */
  public S maxLineSize(int limit) {
    return with(o -> o.maxLineSize = positive("maxLineSize", limit));
  }

  /**
   * Sets how long a header field may be; 8190 by default.
   *
   * @param limit bytes, 1 or more
   * @return a changed copy
   * @throws IllegalArgumentException if it is not positive
   */
  public S maxFieldSize(int limit) {
    return with(o -> o.maxFieldSize = positive("maxFieldSize", limit));
  }

  /**
   * Sets how many header fields a reply may have; 128 by default.
   *
   * @param limit 1 or more
   * @return a changed copy
   * @throws IllegalArgumentException if it is not positive
   */
  public S maxHeaders(int limit) {
    return with(o -> o.maxHeaders = positive("maxHeaders", limit));
  }

  /**
   * Sets what requests pass on their way; those of a request replace the session's.
   *
   * @param each the first one is the outermost
   * @return a changed copy
   */
  public S middlewares(ClientMiddleware... each) {
    return with(o -> o.middlewares = List.of(each));
  }

  /**
   * Sets the proxy.
   *
   * @param url of scheme {@code http}, {@code https} or {@code socks5}
   * @return a changed copy
   * @throws IllegalArgumentException if it is no URL
   */
  public S proxy(String url) {
    return with(o -> o.proxy = Url.of(url));
  }

  /**
   * Sets the header fields for the proxy.
   *
   * @param fields copied
   * @return a changed copy
   */
  public S proxyHeaders(Headers fields) {
    return with(o -> o.proxyHeaders = fields.copy());
  }

  /**
   * Sets the options of TLS.
   *
   * <p><i>Python:</i> {@code ssl=context}
   *
   * @param options keys, trust, protocols
   * @return a changed copy
   */
  public S tls(TlsOptions options) {
    return with(o -> o.tls = options);
  }

  /**
   * Sets the only certificate that a server may have, in place of trust.
   *
   * <p><i>Python:</i> {@code ssl=Fingerprint(b)}
   *
   * @param sha256 the SHA-256 digest of it, 32 bytes; copied
   * @return a changed copy
   * @throws IllegalArgumentException if it has another length
   */
  public S fingerprint(byte[] sha256) {
    return with(o -> o.fingerprint = TrustAll.fingerprint(sha256));
  }

  /**
   * Chooses whether the server's certificate and name are checked; they are by default.
   *
   * <p><i>Python:</i> {@code ssl=False}.
   *
   * @param verify false: any certificate will do
   * @return a changed copy
   */
  public S verifyTls(boolean verify) {
    return with(o -> o.tls = verify ? null : TrustAll.OPTIONS);
  }

  private static int positive(String name, int limit) {
    if (limit > 0) return limit;
    throw new IllegalArgumentException(name + " has to be positive, got " + limit);
  }

  /** {@return the names of what is set: values may be secret} */
  @Override
  public String toString() {
    return getClass().getSimpleName()
        + "[headers="
        + headers.names()
        + ", timeout="
        + timeout
        + "]";
  }
}
