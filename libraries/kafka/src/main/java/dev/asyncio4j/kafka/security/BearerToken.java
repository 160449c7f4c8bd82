package dev.asyncio4j.kafka.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.Base64;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.kafka.common.security.oauthbearer.OAuthBearerToken;
import org.jspecify.annotations.Nullable;

/** A token, with the end and the name that it says itself, if it is a JWT. */
final class BearerToken implements OAuthBearerToken {
  private static final Duration UNTOLD = Duration.ofMinutes(5);
  private static final Pattern END = Pattern.compile("\"exp\"\\s*:\\s*(\\d{1,15})");
  private static final Pattern NAME = Pattern.compile("\"sub\"\\s*:\\s*\"([^\"]*)\"");

  private final String value;
  private final long start = System.currentTimeMillis();
  private final long end;
  private final String name;

  BearerToken(String value) {
    this.value = value;
    var claims = claims(value);
    var toldEnd = END.matcher(claims);
    var toldName = NAME.matcher(claims);
    end = toldEnd.find() ? Long.parseLong(toldEnd.group(1)) * 1000 : start + UNTOLD.toMillis();
    name = toldName.find() ? toldName.group(1) : "";
  }

  private static String claims(String token) {
    var parts = token.split("\\.");
    if (parts.length < 2) return "";
    try {
      return new String(Base64.getUrlDecoder().decode(parts[1]), UTF_8);
    } catch (IllegalArgumentException e) {
      return ""; // no JWT: only the broker can read it
    }
  }

  @Override
  public String value() {
    return value;
  }

  @Override
  public Set<String> scope() {
    return Set.of();
  }

  @Override
  public long lifetimeMs() {
    return end;
  }

  @Override
  public String principalName() {
    return name;
  }

  @Override
  public @Nullable Long startTimeMs() {
    return start;
  }
}
