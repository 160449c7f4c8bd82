package dev.asyncio4j.http.internal;

import dev.asyncio4j.http.Url;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The proxies that the environment names. */
public final class ProxyEnv {
  private ProxyEnv() {}

  /**
   * Returns the proxy for a URL.
   *
   * @param url what is asked for
   * @return the proxy's URL; null: none
   */
  public static @Nullable String of(Url url) {
    return of(url, System.getenv());
  }

  /**
   * Returns the proxy for a URL.
   *
   * @param url what is asked for
   * @param environment the variables
   * @return the proxy's URL; null: none
   */
  static @Nullable String of(Url url, Map<String, String> environment) {
    String host = String.valueOf(url.rawHost()).toLowerCase(Locale.ROOT);
    if (bypasses(host, url.port(), variable(environment, "no_proxy"))) return null;
    String scheme = url.scheme().replace("ws", "http");
    String proxy = variable(environment, scheme + "_proxy");
    if (proxy.isEmpty()) proxy = variable(environment, "all_proxy");
    if (proxy.isEmpty()) return null;
    return proxy.contains("://") ? proxy : "http://" + proxy;
  }

  private static String variable(Map<String, String> environment, String name) {
    String value = environment.get(name);
    if (value == null) value = environment.get(name.toUpperCase(Locale.ROOT));
    return value == null ? "" : value.strip();
  }

  private static boolean bypasses(String host, int port, String list) {
    if (list.equals("*")) return true;
    for (String entry : list.split(",")) {
      String name = entry.strip().toLowerCase(Locale.ROOT);
      while (name.startsWith(".")) name = name.substring(1);
      if (name.isEmpty()) continue;
      if (host.equals(name) || host.endsWith("." + name)) return true;
      if ((host + ":" + port).endsWith(name) && name.indexOf(':') > 0) return true;
    }
    return false;
  }
}
