package dev.asyncio4j.http.web;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The hosts that a sub-application answers for: {@code example.com}, {@code *.example.com:8080}.
 */
final class DomainRule {
  private static final Pattern LABEL = Pattern.compile("(?!-)[a-z\\d*-]{1,63}(?<!-)");

  private final String domain;
  private final Pattern pattern;

  DomainRule(String domain) {
    this.domain = check(domain);
    pattern = Pattern.compile(this.domain.replace(".", "\\.").replace("*", ".*"));
  }

  private static String check(String given) {
    var domain = given.toLowerCase(Locale.ROOT).replaceAll("\\.+$", "");
    if (domain.isEmpty()) throw new IllegalArgumentException("Domain cannot be empty");
    if (domain.contains("://"))
      throw new IllegalArgumentException("Scheme not supported: " + given);
    var parts = domain.split(":", 2);
    for (var label : parts[0].split("\\.", -1)) {
      if (!LABEL.matcher(label).matches()) throw notValid(given);
    }
    if (parts.length == 1) return domain;
    if (!parts[1].matches("\\d{1,5}")) throw notValid(given);
    return parts[1].equals("80") ? parts[0] : domain;
  }

  private static IllegalArgumentException notValid(String domain) {
    return new IllegalArgumentException("Domain not valid: " + domain);
  }

  boolean matches(@Nullable String host) {
    return host != null && pattern.matcher(host.toLowerCase(Locale.ROOT)).matches();
  }

  @Override
  public String toString() {
    return domain;
  }
}
