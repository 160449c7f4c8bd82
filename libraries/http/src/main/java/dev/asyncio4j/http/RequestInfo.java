package dev.asyncio4j.http;

import org.jspecify.annotations.Nullable;

/**
 * The facts of a request that a reply or an exception tells.
 *
 * <p><i>Python:</i> {@code aiohttp.RequestInfo}.
 *
 * @param url what was asked for, without fragment
 * @param method such as {@code GET}
 * @param headers as they were sent
 * @param realUrl what was asked for, with its fragment
 */
public record RequestInfo(Url url, String method, Headers headers, Url realUrl) {
  /** {@return the URL without password} */
  String safeUrl() {
    @Nullable String password = realUrl.password();
    return (password == null ? realUrl : realUrl.withPassword(null)).toString();
  }

  @Override
  public String toString() {
    return "RequestInfo[" + method + " " + safeUrl() + "]";
  }
}
