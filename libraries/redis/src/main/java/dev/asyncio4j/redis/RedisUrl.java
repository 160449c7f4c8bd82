package dev.asyncio4j.redis;

import dev.asyncio4j.transports.TlsOptions;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The way from a URL to options. */
final class RedisUrl {
  private RedisUrl() {}

  static RedisOptions parse(String url) {
    var uri = URI.create(url);
    var options =
        switch (String.valueOf(uri.getScheme())) {
          case "redis" -> address(uri);
          case "rediss" -> address(uri).tls(TlsOptions.defaults());
          case "unix" -> RedisOptions.defaults().path(Path.of(uri.getPath()));
          default ->
              throw new IllegalArgumentException(
                  "Redis URL must specify one of the following schemes (redis://, rediss://,"
                      + " unix://), got scheme "
                      + uri.getScheme());
        };
    return query(user(options, uri.getRawUserInfo()), uri.getRawQuery());
  }

  private static RedisOptions address(URI uri) {
    var options = RedisOptions.defaults();
    if (uri.getHost() != null) options = options.host(uri.getHost().replaceAll("[\\[\\]]", ""));
    if (uri.getPort() >= 0) options = options.port(uri.getPort());
    var path = uri.getPath();
    return path == null || path.length() < 2
        ? options
        : options.db(Integer.parseInt(path.substring(1)));
  }

  private static RedisOptions user(RedisOptions options, @Nullable String info) {
    if (info == null) return options;
    int colon = info.indexOf(':');
    var user = colon < 0 ? info : info.substring(0, colon);
    if (!user.isEmpty()) options = options.username(decoded(user));
    return colon < 0 ? options : options.password(decoded(info.substring(colon + 1)));
  }

  private static RedisOptions query(RedisOptions options, @Nullable String query) {
    if (query == null) return options;
    for (var part : query.split("&")) {
      int equals = part.indexOf('=');
      if (equals > 0)
        options = set(options, part.substring(0, equals), decoded(part.substring(equals + 1)));
    }
    return options;
  }

  private static RedisOptions set(RedisOptions options, String name, String value) {
    return switch (name) {
      case "db" -> options.db(Integer.parseInt(value));
      case "protocol" -> options.protocol(Integer.parseInt(value));
      case "username" -> options.username(value);
      case "password" -> options.password(value);
      case "encoding" -> options.encoding(charset(value));
      case "client_name" -> options.clientName(value);
      case "max_connections" -> options.maxConnections(Integer.parseInt(value));
      case "timeout" -> options.poolTimeout(seconds(value));
      case "socket_timeout" -> options.socketTimeout(seconds(value));
      case "socket_connect_timeout" -> options.socketConnectTimeout(seconds(value));
      case "health_check_interval" -> options.healthCheckInterval(seconds(value));
      default -> throw new IllegalArgumentException("unknown option in a Redis URL: " + name);
    };
  }

  private static Charset charset(String value) {
    return Charset.forName(value.equals("latin-1") ? "latin1" : value); // Python's name for it
  }

  private static Duration seconds(String value) {
    return Duration.ofNanos(Math.round(Double.parseDouble(value) * 1e9));
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
