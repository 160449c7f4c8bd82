package dev.asyncio4j.http;

import dev.asyncio4j.http.internal.CookieText;
import dev.asyncio4j.http.internal.Hosts;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A jar that keeps cookies by RFC 6265. */
final class CookieStore implements CookieJar {
  private record Key(String path, String name) {}

  private record Stored(Cookie cookie, @Nullable Instant end) {
    boolean isOver(Instant now) {
      return end != null && !end.isAfter(now);
    }
  }

  private final CookieJarOptions options;

  /** The cookies by domain; the empty one is every host's. */
  private final Map<String, Map<Key, Stored>> domains = new LinkedHashMap<>();

  CookieStore(CookieJarOptions options) {
    this.options = options;
  }

  @Override
  public void update(Map<String, String> cookies, @Nullable Url url) {
    cookies.forEach((name, value) -> take(Cookie.of(name, value), url));
  }

  @Override
  public void updateFromHeaders(List<String> setCookies, Url url) {
    for (String field : setCookies) {
      Cookie cookie = Cookie.parse(field);
      if (cookie != null) take(cookie, url);
    }
  }

  private void take(Cookie cookie, @Nullable Url url) {
    String host = url == null ? "" : String.valueOf(url.rawHost());
    boolean address = Hosts.isAddress(host);
    if (address && !options.unsafe()) return;
    String domain = cookie.domain();
    if (domain.endsWith(".")) domain = "";
    if (domain.startsWith(".")) domain = domain.substring(1);
    boolean hostOnly = domain.isEmpty() && !host.isEmpty();
    if (hostOnly) domain = host;
    boolean foreign = !host.isEmpty() && !isWithin(host, domain);
    boolean topLevel = domain.indexOf('.') < 0 && !domain.equals(host);
    if (foreign || topLevel && !domain.isEmpty()) return;
    String path = cookie.path();
    if (!path.startsWith("/")) path = url == null ? "" : directory(url.path());
    put(cookie.domain(domain).path(path).hostOnly(hostOnly || cookie.hostOnly()), Instant.now());
  }

  private void put(Cookie cookie, Instant now) {
    Map<Key, Stored> there = domains.computeIfAbsent(cookie.domain(), d -> new LinkedHashMap<>());
    Stored stored = new Stored(cookie, end(cookie, now));
    Key key = new Key(cookie.path(), cookie.name());
    if (stored.isOver(now)) there.remove(key);
    else there.put(key, stored);
    if (there.isEmpty()) domains.remove(cookie.domain());
  }

  private static @Nullable Instant end(Cookie cookie, Instant now) {
    if (cookie.maxAge() == null) return cookie.expires();
    try {
      return now.plus(cookie.maxAge());
    } catch (DateTimeException | ArithmeticException never) {
      return cookie.maxAge().isNegative() ? Instant.MIN : null;
    }
  }

  /** The path up to its last slash, as cookies without one have it. */
  private static String directory(String path) {
    int last = path.lastIndexOf('/');
    return path.startsWith("/") && last > 0 ? path.substring(0, last) : "/";
  }

  private static boolean isWithin(String host, String domain) {
    return host.equals(domain) || host.endsWith("." + domain) && !Hosts.isAddress(host);
  }

  /** The cookies of a request: of one name, that of the longest path first. */
  private List<Cookie> matching(Url url) {
    Instant now = Instant.now();
    List<Cookie> found = new ArrayList<>();
    String host = url.rawHost() == null ? "" : url.rawHost();
    boolean secure =
        url.scheme().equals("https")
            || url.scheme().equals("wss")
            || !options.treatAsSecureOrigin().isEmpty()
                && url.isAbsolute()
                && options.treatAsSecureOrigin().contains(url.origin());
    collect("", host, url.path(), secure, now, found);
    boolean address = Hosts.isAddress(host);
    if (!address || options.unsafe()) {
      for (int at = 0; at >= 0 && !host.isEmpty(); at = address ? -1 : host.indexOf('.', at) + 1) {
        collect(host.substring(at), host, url.path(), secure, now, found);
        if (host.indexOf('.', at) < 0) break;
      }
    }
    found.sort(
        Comparator.comparing(Cookie::name)
            .thenComparing(cookie -> cookie.path().length(), Comparator.reverseOrder()));
    return found;
  }

  private void collect(
      String domain, String host, String path, boolean secure, Instant now, List<Cookie> out) {
    Map<Key, Stored> there = domains.get(domain);
    if (there == null) return;
    there.values().removeIf(stored -> stored.isOver(now));
    for (Stored stored : there.values()) {
      Cookie cookie = stored.cookie();
      boolean here = !cookie.hostOnly() || cookie.domain().equals(host);
      if (here && (secure || !cookie.secure()) && isBelow(path, cookie.path())) out.add(cookie);
    }
    if (there.isEmpty()) domains.remove(domain);
  }

  private static boolean isBelow(String path, String prefix) {
    return prefix.isEmpty()
        || path.startsWith(prefix)
            && (path.length() == prefix.length()
                || prefix.endsWith("/")
                || path.charAt(prefix.length()) == '/');
  }

  @Override
  public Map<String, String> filter(Url url) {
    Map<String, String> values = new LinkedHashMap<>();
    for (Cookie cookie : matching(url)) values.putIfAbsent(cookie.name(), cookie.value());
    return values;
  }

  @Override
  public String header(Url url) {
    StringBuilder out = new StringBuilder();
    for (Cookie cookie : matching(url)) {
      out.append(out.length() == 0 ? "" : "; ");
      out.append(CookieText.pair(cookie.name(), cookie.value(), options.quoteCookie()));
    }
    return out.toString();
  }

  /** The value of a field Cookie of a request's own cookies. */
  static String pairs(Map<String, String> cookies) {
    List<String> pairs = new ArrayList<>();
    cookies.forEach(
        (name, value) ->
            pairs.add(
                CookieText.pair(
                    CookieText.checkName(name), CookieText.checkValue(name, value), true)));
    return String.join("; ", pairs);
  }

  /** Makes one field of several: later ones replace those of the same name; sorted by names. */
  static String merged(List<String> fields) {
    Map<String, List<String>> byName = new HashMap<>();
    for (String field : fields) {
      Map<String, List<String>> own = new HashMap<>();
      for (String pair : field.split("; ?")) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        own.computeIfAbsent(name, n -> new ArrayList<>(1)).add(pair);
      }
      byName.putAll(own);
    }
    List<String> pairs = new ArrayList<>();
    byName.keySet().stream()
        .sorted()
        .forEach(name -> pairs.addAll(byName.getOrDefault(name, List.of())));
    return String.join("; ", pairs);
  }

  @Override
  public void clear() {
    domains.clear();
  }

  @Override
  public void clear(Predicate<Cookie> which) {
    Instant now = Instant.now();
    for (var there : domains.values()) {
      there.values().removeIf(stored -> stored.isOver(now) || which.test(stored.cookie()));
    }
    domains.values().removeIf(Map::isEmpty);
  }

  @Override
  public void clearDomain(String domain) {
    clear(cookie -> isWithin(cookie.domain(), domain));
  }

  @Override
  public Iterator<Cookie> iterator() {
    clear(cookie -> false);
    List<Cookie> all = new ArrayList<>();
    for (var there : domains.values()) there.values().forEach(stored -> all.add(stored.cookie()));
    return all.iterator();
  }

  @Override
  public void save(Path file) {
    List<Cookie> lasting = new ArrayList<>();
    for (var there : domains.values()) {
      for (Stored stored : there.values()) {
        lasting.add(stored.cookie().expires(stored.end()).maxAge(null));
      }
    }
    CookieFile.write(file, lasting);
  }

  @Override
  public void load(Path file) {
    List<Cookie> saved = CookieFile.read(file);
    clear();
    Instant now = Instant.now();
    for (Cookie cookie : saved) put(cookie, now);
  }

  @Override
  public String toString() {
    return "<CookieJar " + domains.values().stream().mapToInt(Map::size).sum() + " cookies>";
  }
}
