package dev.asyncio4j.http;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The cookies of a session, by RFC 6265.
 *
 * <p><i>Python:</i> {@code aiohttp.CookieJar}. Cookies of hosts that are addresses are refused
 * unless it is made {@code unsafe}.
 *
 * <p><b>Thread and loop:</b> on the loop that it was made on; time is the wall clock's.
 *
 * <pre>{@code
 * CookieJar jar = CookieJar.create();
 * jar.update(Map.of("session", "1"), Url.of("https://example.org/"));
 * Map<String, String> sent = jar.filter(Url.of("https://example.org/news"));
 * }</pre>
 */
public interface CookieJar extends Iterable<Cookie> {
  /** {@return an empty jar} */
  static CookieJar create() {
    return create(CookieJarOptions.defaults());
  }

  /**
   * Returns an empty jar.
   *
   * @param options what it takes and gives
   * @return the jar
   */
  static CookieJar create(CookieJarOptions options) {
    return new CookieStore(options);
  }

  /** {@return a jar that keeps nothing} */
  static CookieJar dummy() {
    return DummyJar.INSTANCE;
  }

  /**
   * Takes cookies for every host.
   *
   * @param cookies values by name
   */
  default void update(Map<String, String> cookies) {
    update(cookies, null);
  }

  /**
   * Takes cookies.
   *
   * @param cookies values by name
   * @param url whose they are; null: every host's
   */
  void update(Map<String, String> cookies, @Nullable Url url);

  /**
   * Takes cookies as a reply sets them; bad ones are left out.
   *
   * @param setCookies the values of the fields Set-Cookie
   * @param url that answered
   */
  void updateFromHeaders(List<String> setCookies, Url url);

  /**
   * Returns the cookies of a request.
   *
   * @param url that is asked for
   * @return values by name, in the order in which they are sent: longer paths first
   */
  Map<String, String> filter(Url url);

  /**
   * Returns the cookies of a request as they are sent; the same name may come for two paths.
   *
   * @param url that is asked for
   * @return the value of the field Cookie; empty if there are none
   */
  String header(Url url);

  /** Forgets all cookies. */
  void clear();

  /**
   * Forgets some cookies.
   *
   * @param which those that it is true for
   */
  void clear(Predicate<Cookie> which);

  /**
   * Forgets the cookies of a domain and of those below it.
   *
   * @param domain the name
   */
  void clearDomain(String domain);

  /**
   * Writes all cookies to a file that its owner alone can read. Blocks: call it {@code toThread}.
   *
   * @param file replaced if it is there
   * @throws java.io.UncheckedIOException if it cannot be written
   */
  void save(Path file);

  /**
   * Reads cookies that were saved, in place of those there are. Blocks: call it {@code toThread}.
   *
   * @param file that {@link #save} wrote
   * @throws java.io.UncheckedIOException if it cannot be read
   * @throws IllegalArgumentException if it is no such file
   */
  void load(Path file);
}
