package dev.asyncio4j.http;

/** The place that a reply leads to. */
final class Redirection {
  private Redirection() {}

  static Url target(Url from, String location, boolean requote) {
    Url target;
    try {
      target = requote ? Url.of(location) : Url.encoded(location);
    } catch (IllegalArgumentException noUrl) {
      throw new InvalidUrlRedirectClientException(
          location,
          "Server attempted redirecting to a location that does not look like a URL",
          noUrl);
    }
    String scheme = target.scheme();
    if (!scheme.isEmpty() && !scheme.equals("http") && !scheme.equals("https")) {
      throw new NonHttpUrlRedirectClientException(location, null, null);
    }
    if (scheme.isEmpty()) target = from.join(target);
    if (!target.isAbsolute()) {
      throw new InvalidUrlRedirectClientException(location, "Invalid redirect URL origin", null);
    }
    return target;
  }
}
