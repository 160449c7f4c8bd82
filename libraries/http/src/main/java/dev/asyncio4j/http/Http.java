package dev.asyncio4j.http;

import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.http.internal.Dispositions;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * The door to HTTP without a session, and helpers of both sides.
 *
 * <p><i>Python:</i> the functions of the module {@code aiohttp}.
 *
 * <p><b>Cancellation:</b> of a request closes its connection.
 */
public final class Http {
  private Http() {}

  /**
   * Sends one request, with a session of its own; its connection ends with the reply.
   *
   * <p><i>Python:</i> {@code async with aiohttp.request(method, url)}.
   *
   * <pre>{@code
   * try (var response = await(Http.request("GET", url))) {
   *   System.out.println(await(response.text()));
   * }
   * }</pre>
   *
   * @param method such as {@code GET}
   * @param url absolute
   * @return the reply; close it
   * @throws ClientException when awaited, if the request fails
   * @see ClientSession#request(String, String, RequestOptions)
   */
  @CheckReturnValue
  public static Coroutine<ClientResponse> request(String method, String url) {
    return request(method, url, RequestOptions.defaults());
  }

  /**
   * Sends one request, with a session of its own; its connection ends with the reply.
   *
   * @param method such as {@code GET}
   * @param url absolute
   * @param options of the request
   * @return the reply; close it
   * @throws ClientException when awaited, if the request fails
   * @see ClientSession#request(String, String, RequestOptions)
   */
  @CheckReturnValue
  public static Coroutine<ClientResponse> request(
      String method, String url, RequestOptions options) {
    return OneRequest.send(method, url, options);
  }

  /**
   * Returns the value of a field Authorization for a login and a password, in UTF-8.
   *
   * <p><i>Python:</i> {@code aiohttp.encode_basic_auth}.
   *
   * <pre>{@code
   * var options = RequestOptions.defaults().header("Authorization", Http.encodeBasicAuth("me", "pw"));
   * }</pre>
   *
   * @param login without a colon
   * @param password any
   * @return {@code Basic …}
   * @throws IllegalArgumentException if there is a colon in the login
   */
  public static String encodeBasicAuth(String login, String password) {
    return encodeBasicAuth(login, password, StandardCharsets.UTF_8);
  }

  /**
   * Returns the value of a field Authorization for a login and a password.
   *
   * @param login without a colon
   * @param password any
   * @param charset of both
   * @return {@code Basic …}
   * @throws IllegalArgumentException if there is a colon in the login
   */
  public static String encodeBasicAuth(String login, String password, Charset charset) {
    if (login.indexOf(':') >= 0) {
      throw new IllegalArgumentException(
          "A \":\" is not allowed in login (RFC 7617#section-2): leave it out");
    }
    byte[] pair = (login + ":" + password).getBytes(charset);
    return "Basic " + Base64.getEncoder().encodeToString(pair);
  }

  /**
   * Parses a field Content-Disposition.
   *
   * <p><i>Python:</i> {@code aiohttp.multipart.parse_content_disposition} and {@code
   * content_disposition_filename}.
   *
   * @param header the field's value; null: there is none
   * @return what it says; no type and no parameters if it is broken
   */
  public static ContentDisposition parseContentDisposition(@Nullable String header) {
    return Dispositions.parse(header);
  }

  /**
   * The mark of a version of a resource.
   *
   * <p><i>Python:</i> {@code aiohttp.ETag}.
   *
   * @param value without quotes; {@code *}: any
   * @param weak whether it marks what is as good, not what is equal byte for byte
   */
  public record ETag(String value, boolean weak) {
    @Override
    public String toString() {
      return value.equals("*") ? value : (weak ? "W/\"" : "\"") + value + "\"";
    }
  }

  /** The version of the protocol. */
  public enum HttpVersion {
    /** HTTP/1.0: a connection for each request. */
    HTTP_1_0("HTTP/1.0"),
    /** HTTP/1.1: connections are kept. */
    HTTP_1_1("HTTP/1.1"),
    /** HTTP/2: requests share a connection. */
    HTTP_2("HTTP/2");

    private final String text;

    HttpVersion(String text) {
      this.text = text;
    }

    /** {@return the name as messages have it} */
    @Override
    public String toString() {
      return text;
    }
  }
}
