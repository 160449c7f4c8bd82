package dev.asyncio4j.testing;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGenerator;

/**
 * Names a test after its method, in words: {@code aClosedLoopWatchesNothing} is "a closed loop
 * watches nothing". A {@code @DisplayName} comes first.
 */
public final class Sentences extends DisplayNameGenerator.Standard {
  private static final Pattern BORDER =
      Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");

  @Override
  public String generateDisplayNameForMethod(
      List<Class<?>> enclosingTypes, Class<?> testClass, Method method) {
    return words(method.getName());
  }

  /** The words of a name in camel case; a name that has spaces already stays as it is. */
  public static String words(String name) {
    if (name.contains(" ")) return name;
    return BORDER.matcher(name).replaceAll(" ").toLowerCase(Locale.ROOT);
  }
}
