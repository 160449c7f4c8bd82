package dev.asyncio4j.mongo.odm;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Checks of values that need no database.
 *
 * <p><i>Python:</i> {@code marshmallow.validate}; the texts are the same.
 *
 * <pre>{@code
 * Field<String> name = Fields.str().validate(Validate.length(1, 80), Validate.regexp("[A-Z].*"));
 * Field<Integer> even = Fields.integer().validate(Validate.predicate("Not even.", n -> n % 2 == 0));
 * }</pre>
 */
public final class Validate {
  private static final Pattern EMAIL =
      Pattern.compile(
          "[\\w!#$%&'*+/=?^`{|}~-]+(\\.[\\w!#$%&'*+/=?^`{|}~-]+)*"
              + "@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z0-9-]{2,63}",
          Pattern.UNICODE_CHARACTER_CLASS);

  private static final Pattern URL =
      Pattern.compile(
          "(https?|ftps?)://(\\S+(:\\S*)?@)?"
              + "(([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.?"
              + "|localhost|\\d{1,3}(\\.\\d{1,3}){3}|\\[[0-9a-fA-F:]+])(:\\d+)?([/?#]\\S*)?",
          Pattern.CASE_INSENSITIVE);

  private Validate() {}

  private static <T> Validator<T> test(Predicate<? super T> test, String text) {
    return value -> {
      if (!test.test(value)) throw new ValidationException(text);
    };
  }

  /**
   * Returns a check of limits, which are allowed values.
   *
   * @param min the least; null: none
   * @param max the greatest; null: none
   * @param <T> the type of the values
   * @return the check
   */
  public static <T extends Comparable<? super T>> Validator<T> range(
      @Nullable T min, @Nullable T max) {
    var least = "greater than or equal to " + min;
    var greatest = "less than or equal to " + max;
    var text =
        "Must be "
            + (min == null ? greatest : max == null ? least : least + " and " + greatest)
            + ".";
    return test(
        value ->
            (min == null || value.compareTo(min) >= 0)
                && (max == null || value.compareTo(max) <= 0),
        text);
  }

  /**
   * Returns a check of the length of a text, a collection or a map.
   *
   * @param min the least; null: none
   * @param max the greatest; null: none
   * @param <T> the type of the values
   * @return the check
   */
  public static <T> Validator<T> length(@Nullable Integer min, @Nullable Integer max) {
    var text =
        min == null
            ? "Longer than maximum length " + max + "."
            : max == null
                ? "Shorter than minimum length " + min + "."
                : min.equals(max)
                    ? "Length must be " + min + "."
                    : "Length must be between " + min + " and " + max + ".";
    return test(
        value -> {
          int length = lengthOf(value);
          return (min == null || length >= min) && (max == null || length <= max);
        },
        text);
  }

  private static int lengthOf(Object value) {
    if (value instanceof CharSequence text) return Math.toIntExact(text.codePoints().count());
    if (value instanceof Collection<?> all) return all.size();
    if (value instanceof Map<?, ?> all) return all.size();
    if (value instanceof byte[] bytes) return bytes.length;
    throw new ValidationException("Not a value with a length.");
  }

  /**
   * Returns a check for one value.
   *
   * @param other the value
   * @param <T> the type of the values
   * @return the check
   */
  public static <T> Validator<T> equal(T other) {
    return test(other::equals, "Must be equal to " + other + ".");
  }

  /**
   * Returns a check that a text begins with a match.
   *
   * @param expression as of {@link Pattern}
   * @return the check
   * @throws java.util.regex.PatternSyntaxException if it is no expression
   */
  public static Validator<String> regexp(String expression) {
    var pattern = Pattern.compile(expression);
    return test(
        value -> pattern.matcher(value).lookingAt(), "String does not match expected pattern.");
  }

  /**
   * Returns a check for one of several values.
   *
   * @param choices the values
   * @param <T> the type of the values
   * @return the check
   */
  @SafeVarargs
  @SuppressWarnings("varargs") // they are read only
  public static <T> Validator<T> oneOf(T... choices) {
    var all = List.of(choices);
    return test(all::contains, "Must be one of: " + joined(choices) + ".");
  }

  private static String joined(Object... choices) {
    return Arrays.stream(choices).map(String::valueOf).collect(Collectors.joining(", "));
  }

  /**
   * Returns a check against several values.
   *
   * @param refused the values
   * @param <T> the type of the values
   * @return the check
   */
  @SafeVarargs
  @SuppressWarnings("varargs") // they are read only
  public static <T> Validator<T> noneOf(T... refused) {
    var all = List.of(refused);
    return test(value -> !all.contains(value), "Invalid input.");
  }

  /**
   * Returns a check that a collection has no other elements.
   *
   * @param choices the elements
   * @param <T> the type of the elements
   * @return the check
   */
  @SafeVarargs
  @SuppressWarnings("varargs") // they are read only
  public static <T> Validator<Collection<? extends T>> containsOnly(T... choices) {
    var all = List.of(choices);
    return test(
        all::containsAll,
        "One or more of the choices you made was not in: " + joined(choices) + ".");
  }

  /**
   * Returns a check of one's own.
   *
   * @param message what is wrong with a value that does not pass
   * @param test what values must pass
   * @param <T> the type of the values
   * @return the check
   */
  public static <T> Validator<T> predicate(String message, Predicate<? super T> test) {
    return test(test, message);
  }

  /** {@return a check for an absolute address of the web} */
  public static Validator<String> url() {
    return test(value -> URL.matcher(value).matches(), "Not a valid URL.");
  }

  /** {@return a check for an address of mail} */
  public static Validator<String> email() {
    return test(value -> EMAIL.matcher(value).matches(), "Not a valid email address.");
  }
}
