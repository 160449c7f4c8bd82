package dev.asyncio4j.http.internal;

import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The field Content-Type. */
public final class MediaTypes {
  private static final Pattern JSON =
      Pattern.compile("application/(?:[\\w.+-]+?\\+)?json.*", Pattern.CASE_INSENSITIVE);

  private MediaTypes() {}

  /**
   * Returns a type without its parameters.
   *
   * @param contentType the field's value, or null
   * @return the type in lower case, {@code application/octet-stream} if there is none
   */
  public static String type(@Nullable String contentType) {
    if (contentType == null) return MimeTypes.UNKNOWN;
    int semicolon = contentType.indexOf(';');
    String type = (semicolon < 0 ? contentType : contentType.substring(0, semicolon)).strip();
    return type.isEmpty() ? MimeTypes.UNKNOWN : type.toLowerCase(Locale.ROOT);
  }

  /**
   * Returns the charset that a type tells.
   *
   * @param contentType the field's value, or null
   * @return the charset; empty if there is none, or this JVM does not know it
   */
  public static Optional<Charset> charset(@Nullable String contentType) {
    int semicolon = contentType == null ? -1 : contentType.indexOf(';');
    if (semicolon < 0) return Optional.empty();
    String name = Dispositions.parameters(contentType.substring(semicolon + 1)).get("charset");
    try {
      return name == null ? Optional.empty() : Optional.of(Charset.forName(name));
    } catch (IllegalArgumentException unknown) {
      return Optional.empty();
    }
  }

  /**
   * Tells whether a type is the one that is asked for; any {@code +json} will do for JSON.
   *
   * @param contentType the field's value
   * @param wanted the type that is asked for
   * @return whether it is
   */
  public static boolean isJson(String contentType, String wanted) {
    return wanted.equals("application/json")
        ? JSON.matcher(type(contentType)).matches()
        : contentType.toLowerCase(Locale.ROOT).contains(wanted);
  }
}
