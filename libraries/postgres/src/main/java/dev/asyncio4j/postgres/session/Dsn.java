package dev.asyncio4j.postgres.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.asyncio4j.postgres.ClientConfigurationException;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The parts of a DSN, by the names of libpq: {@code host} and {@code port} may be lists. */
final class Dsn {
  private static final Pattern URI =
      Pattern.compile(
          "postgres(?:ql)?://(?:(?<user>[^:@/?]*)(?::(?<password>[^@/?]*))?@)?"
              + "(?<hosts>[^/?]*)(?:/(?<database>[^?]*))?(?:\\?(?<query>.*))?");

  private Dsn() {}

  static Map<String, String> parse(String dsn) {
    var parts = new LinkedHashMap<String, String>();
    if (dsn.isEmpty()) return parts;
    var found = URI.matcher(dsn);
    if (!found.matches())
      throw new ClientConfigurationException(
          "invalid DSN: the scheme is expected to be either \"postgresql\" or \"postgres\", and the"
              + " form postgresql://user:password@host:port/database?option=value");
    put(parts, "user", found.group("user"));
    put(parts, "password", found.group("password"));
    put(parts, "dbname", found.group("database"));
    hosts(parts, found.group("hosts"));
    var query = found.group("query");
    if (query != null && !query.isEmpty()) for (var pair : query.split("&")) pair(parts, pair);
    return parts;
  }

  private static void pair(Map<String, String> parts, String pair) {
    int at = pair.indexOf('=');
    if (at < 0)
      throw new ClientConfigurationException(
          "invalid DSN: the option " + pair + " has no value: write option=value");
    var name = decoded(pair.substring(0, at));
    parts.put(name.equals("database") ? "dbname" : name, decoded(pair.substring(at + 1)));
  }

  private static void hosts(Map<String, String> parts, String text) {
    if (text.isEmpty()) return;
    var hosts = new ArrayList<String>();
    var ports = new ArrayList<String>();
    for (var each : text.split(",")) {
      int colon = each.lastIndexOf(':');
      boolean hasPort = colon >= 0 && colon > each.lastIndexOf(']');
      var host = decoded(hasPort ? each.substring(0, colon) : each);
      hosts.add(host.replaceAll("^\\[(.*)]$", "$1"));
      ports.add(hasPort ? each.substring(colon + 1) : "");
    }
    if (hosts.stream().anyMatch(host -> !host.isEmpty()))
      parts.put("host", String.join(",", hosts));
    if (ports.stream().anyMatch(port -> !port.isEmpty()))
      parts.put("port", String.join(",", ports));
  }

  private static void put(Map<String, String> parts, String name, @Nullable String value) {
    if (value != null && !value.isEmpty()) parts.put(name, decoded(value));
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), UTF_8);
    } catch (IllegalArgumentException e) {
      throw new ClientConfigurationException("invalid DSN: a percent sign that encodes nothing", e);
    }
  }
}
