package dev.asyncio4j.http;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.toThread;

import dev.asyncio4j.http.internal.Netrc;
import dev.asyncio4j.http.internal.ProxyEnv;
import org.jspecify.annotations.Nullable;

/**
 * User and password of a request: of its URL, or of the file netrc; and the environment's proxies.
 */
final class Credentials {
  private final boolean trustEnv;

  /** The credentials of the last URL that had a user; null: none had. */
  private @Nullable String authorization;

  Credentials(boolean trustEnv) {
    this.trustEnv = trustEnv;
  }

  /** Takes user and password out of a URL. */
  Url of(Url url) {
    if (url.user() == null && url.password() == null) return url;
    String user = url.user() == null ? "" : url.user();
    String password = url.password() == null ? "" : url.password();
    authorization = Http.encodeBasicAuth(user, password);
    return url.withUser(null);
  }

  void forget() {
    authorization = null;
  }

  void apply(Url url, Headers headers) {
    String mine = authorization;
    if (mine == null && trustEnv && !headers.contains("Authorization")) {
      String host = String.valueOf(url.host());
      mine = await(toThread(() -> Netrc.authorization(host)));
    }
    if (mine == null) return;
    if (headers.contains("Authorization")) {
      throw new IllegalArgumentException(
          "Cannot combine AUTHORIZATION header with credentials encoded in URL: leave one of them"
              + " out");
    }
    headers.set("Authorization", mine);
  }

  @Nullable Url proxyFor(Url url) {
    if (!trustEnv) return null;
    String proxy = await(toThread(() -> ProxyEnv.of(url)));
    return proxy == null ? null : Url.of(proxy);
  }
}
