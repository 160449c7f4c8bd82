package dev.asyncio4j.http;

import dev.asyncio4j.transports.TlsOptions;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request on its way: what a {@link ClientMiddleware} sees and may change.
 *
 * <p><i>Python:</i> {@code aiohttp.ClientRequest}.
 */
public interface ClientRequest {
  /** {@return the method, in upper case} */
  String method();

  /**
   * Sets the method.
   *
   * @param method a token
   * @return this
   * @throws IllegalArgumentException if it is no token
   */
  ClientRequest method(String method);

  /** {@return the URL, without fragment} */
  Url url();

  /**
   * Sets the URL, and the field Host with it.
   *
   * @param url absolute
   * @return this
   */
  ClientRequest url(Url url);

  /** {@return the headers, to be changed} */
  Headers headers();

  /**
   * Replaces the headers.
   *
   * @param headers all of them; copied
   * @return this
   */
  ClientRequest headers(Headers headers);

  /** {@return the body; null if there is none} */
  @Nullable Payload body();

  /**
   * Replaces the body, and the fields that tell of it.
   *
   * @param body null: none
   * @return this
   */
  ClientRequest body(@Nullable Payload body);

  /** {@return the session that asks} */
  ClientSession session();

  /** {@return the proxy, if the request goes through one} */
  Optional<Url> proxy();

  /** {@return the options of TLS; null: the JVM's own} */
  @Nullable TlsOptions tls();
}
