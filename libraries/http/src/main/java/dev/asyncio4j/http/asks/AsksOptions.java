package dev.asyncio4j.http.asks;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.asyncio4j.AsyncIterable;
import dev.asyncio4j.http.FormData;
import dev.asyncio4j.http.Headers;
import dev.asyncio4j.http.Payload;
import dev.asyncio4j.http.RequestOptions;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Options of a request; each wither gives a changed copy.
 *
 * <p><i>Python:</i> the keyword arguments of {@code asks.request}.
 *
 * <p><b>Thread and loop:</b> immutable, for any thread.
 *
 * <pre>{@code
 * var options = AsksOptions.defaults().params(Map.of("q", "cats")).timeout(Duration.ofSeconds(5));
 * }</pre>
 */
public final class AsksOptions implements Cloneable {
  private static final AsksOptions DEFAULTS = new AsksOptions();

  RequestOptions request = RequestOptions.defaults().maxRedirects(20);
  Charset encoding = UTF_8;
  @Nullable Consumer<byte[]> callback;
  @Nullable Duration timeout;
  @Nullable Duration connectionTimeout = Duration.ofSeconds(60);
  int retries = 1;
  @Nullable AsksAuth auth;
  boolean stream;

  private AsksOptions() {}

  /** {@return asks' defaults: 60 s to connect, one retry, up to 20 redirects} */
  public static AsksOptions defaults() {
    return DEFAULTS;
  }

  private AsksOptions with(Consumer<AsksOptions> change) {
    try {
      AsksOptions copy = (AsksOptions) clone();
      change.accept(copy);
      return copy;
    } catch (CloneNotSupportedException never) {
      throw new AssertionError(never);
    }
  }

  /**
   * Sends a form.
   *
   * @param fields names and values
   * @return a changed copy
   */
  public AsksOptions data(Map<String, ?> fields) {
    return with(o -> o.request = request.data(fields));
  }

  /**
   * Sends a text, in the {@link #encoding} set before.
   *
   * @param text the body
   * @return a changed copy
   */
  public AsksOptions data(String text) {
    return with(o -> o.request = request.data(Payload.of(text, encoding)));
  }

  /**
   * Sends bytes.
   *
   * @param bytes the body
   * @return a changed copy
   */
  public AsksOptions data(byte[] bytes) {
    return with(o -> o.request = request.data(bytes));
  }

  /**
   * Sends pieces as they come; such a request is not retried.
   *
   * @param pieces the body
   * @return a changed copy
   */
  public AsksOptions data(AsyncIterable<byte[]> pieces) {
    return with(
        o -> {
          o.request = request.data(pieces);
          o.retries = 0;
        });
  }

  /**
   * Adds a query to the URL.
   *
   * @param query names and values
   * @return a changed copy
   */
  public AsksOptions params(Map<String, ?> query) {
    return with(o -> o.request = request.params(query));
  }

  /**
   * Sets headers, beside those of the session.
   *
   * @param fields copied
   * @return a changed copy
   */
  public AsksOptions headers(Headers fields) {
    return with(o -> o.request = request.headers(fields));
  }

  /**
   * Sets the charset of texts that are sent, and of replies that do not tell theirs.
   *
   * @param charset UTF-8 by default
   * @return a changed copy
   */
  public AsksOptions encoding(Charset charset) {
    return with(o -> o.encoding = charset);
  }

  /**
   * Sends JSON.
   *
   * @param value what can be JSON
   * @return a changed copy
   */
  public AsksOptions json(@Nullable Object value) {
    return with(o -> o.request = request.json(value));
  }

  /**
   * Sends files as a form.
   *
   * @param files by the names of their fields
   * @return a changed copy
   */
  public AsksOptions files(Map<String, Path> files) {
    return multipart(files);
  }

  /**
   * Sends a form of parts.
   *
   * @param fields texts, bytes, files or payloads, by their names
   * @return a changed copy
   */
  public AsksOptions multipart(Map<String, ?> fields) {
    FormData form = FormData.create();
    fields.forEach((name, value) -> add(form, name, value));
    return with(o -> o.request = request.data(form));
  }

  private static void add(FormData form, String name, Object value) {
    if (value instanceof Path file) form.addField(name, file);
    else if (value instanceof byte[] bytes) form.addField(name, bytes);
    else if (value instanceof Payload payload) form.addField(name, payload);
    else form.addField(name, Payload.of(value.toString()));
  }

  /**
   * Sends cookies, beside those of the session.
   *
   * @param values by name
   * @return a changed copy
   */
  public AsksOptions cookies(Map<String, String> values) {
    return with(o -> o.request = request.cookies(values));
  }

  /**
   * Gives each piece of the reply's body to a callback, as it comes.
   *
   * @param pieces may not wait
   * @return a changed copy
   */
  public AsksOptions callback(Consumer<byte[]> pieces) {
    return with(o -> o.callback = pieces);
  }

  /**
   * Limits the request and the reading of its reply; of a stream each piece.
   *
   * @param limit null: none
   * @return a changed copy
   */
  public AsksOptions timeout(@Nullable Duration limit) {
    return with(o -> o.timeout = limit);
  }

  /**
   * Limits the wait for a connection.
   *
   * @param limit null: none
   * @return a changed copy
   */
  public AsksOptions connectionTimeout(@Nullable Duration limit) {
    return with(o -> o.connectionTimeout = limit);
  }

  /**
   * Sets how often a request is sent again when the server closes the connection instead of a
   * reply.
   *
   * @param times 0 or more
   * @return a changed copy
   * @throws IllegalArgumentException if it is negative
   */
  public AsksOptions retries(int times) {
    if (times < 0) throw new IllegalArgumentException("`retries` must be >= 0, got " + times);
    return with(o -> o.retries = times);
  }

  /**
   * Sets how many redirects are followed.
   *
   * @param most 1 or more
   * @return a changed copy
   */
  public AsksOptions maxRedirects(int most) {
    return with(o -> o.request = request.maxRedirects(most));
  }

  /**
   * Chooses whether redirects are followed.
   *
   * @param follow false: the reply that redirects is the reply
   * @return a changed copy
   */
  public AsksOptions followRedirects(boolean follow) {
    return with(o -> o.request = request.allowRedirects(follow));
  }

  /**
   * Shows who asks.
   *
   * @param way see {@link AsksAuth}
   * @return a changed copy
   */
  public AsksOptions auth(AsksAuth way) {
    return with(o -> o.auth = way);
  }

  /**
   * Chooses whether the reply's body is left to {@link AsksResponse#body}.
   *
   * @param leave true: it is not read
   * @return a changed copy
   */
  public AsksOptions stream(boolean leave) {
    return with(o -> o.stream = leave);
  }

  @Override
  public String toString() {
    return "AsksOptions[timeout=" + timeout + ", retries=" + retries + ", stream=" + stream + "]";
  }
}
