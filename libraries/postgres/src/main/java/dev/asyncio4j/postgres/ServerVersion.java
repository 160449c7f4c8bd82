package dev.asyncio4j.postgres;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The version of a server.
 *
 * <p><i>Python:</i> {@code asyncpg.types.ServerVersion}.
 *
 * @param major such as 15
 * @param minor such as 4; of the time before version 10 the second number
 * @param micro of the time before version 10 the third number; else 0
 * @param releaseLevel {@code final}, {@code alpha}, {@code beta} or {@code candidate}
 * @param serial of a beta its number, else 0
 */
public record ServerVersion(int major, int minor, int micro, String releaseLevel, int serial) {
  private static final Pattern TEXT =
      Pattern.compile("(\\d+)(?:\\.(\\d+))?(?:\\.(\\d+))?(?:(devel|alpha|beta|rc)(\\d*))?.*");

  /**
   * Reads what a server says of itself.
   *
   * @param text such as {@code 15.4 (Debian 15.4-1)} or {@code 19beta1}
   * @return the version
   * @throws IllegalArgumentException if the text does not begin with a number
   */
  public static ServerVersion parse(String text) {
    var found = TEXT.matcher(text);
    if (!found.matches())
      throw new IllegalArgumentException("could not parse PostgreSQL version: " + text);
    var level = found.group(4) == null ? "final" : found.group(4);
    return new ServerVersion(
        number(found.group(1)),
        number(found.group(2)),
        number(found.group(3)),
        switch (level) {
          case "rc" -> "candidate";
          case "devel" -> "alpha";
          default -> level;
        },
        number(found.group(5)));
  }

  private static int number(@Nullable String digits) {
    return digits == null || digits.isEmpty() ? 0 : Integer.parseInt(digits);
  }
}
