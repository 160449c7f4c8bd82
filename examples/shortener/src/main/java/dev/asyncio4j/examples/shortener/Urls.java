package dev.asyncio4j.examples.shortener;

import dev.asyncio4j.http.web.HttpException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks of what may be shortened: absolute URLs of the web, 2048 characters at most. */
public final class Urls {
  private static final int MOST_CHARACTERS = 2048;
  private static final Set<String> SCHEMES = Set.of("http", "https");

  private Urls() {}

  /**
   * Returns the URL in the body of a request.
   *
   * @param body as JSON was read
   * @return the URL, in ASCII
   * @throws HttpException.BadRequest if there is none, or none that may be shortened
   */
  public static String of(@Nullable Object body) {
    if (!(body instanceof Map<?, ?> object && object.get("url") instanceof String url))
      throw bad("The body must be a JSON object with a text: {\"url\": \"https://…\"}");
    if (url.length() > MOST_CHARACTERS)
      throw bad(
          "The URL has %d characters; %d are allowed".formatted(url.length(), MOST_CHARACTERS));
    try {
      var uri = new URI(url);
      if (uri.getScheme() == null || !SCHEMES.contains(uri.getScheme().toLowerCase(Locale.ROOT)))
        throw bad("The URL must begin with http:// or https://");
      if (uri.getHost() == null) throw bad("The URL names no host");
      return uri.toASCIIString();
    } catch (URISyntaxException e) {
      throw bad("This is no URL: " + e.getReason() + " at character " + (e.getIndex() + 1));
    }
  }

  private static HttpException bad(String why) {
    return new HttpException.BadRequest().text(why);
  }
}
