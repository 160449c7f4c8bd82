package dev.asyncio4j.http.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * A path with names in it, such as {@code /users/{id:\d+}/files/{name}}.
 *
 * <p>Python's names may hold an underscore and Java's groups may not: the n-th name is group {@code
 * vn}.
 */
final class PathTemplate {
  /** A name in braces; a regular expression after it may have balanced braces. */
  private static final Pattern FIELD = Pattern.compile("\\{[_a-zA-Z][^{}]*(?:\\{[^{}]*}[^{}]*)*}");

  private static final Pattern PLAIN = Pattern.compile("\\{([_a-zA-Z][_a-zA-Z0-9]*)}");
  private static final Pattern WITH_REGEX = Pattern.compile("\\{([_a-zA-Z][_a-zA-Z0-9]*):(.+)}");
  private static final String SEGMENT = "[^{}/]+";

  private final String path;
  private final List<String> names = new ArrayList<>();

  /** The text before each name, encoded, and the one after the last name. */
  private final List<String> literals = new ArrayList<>();

  private final StringBuilder regex = new StringBuilder();
  private final Pattern pattern;
  private final String canonical;

  PathTemplate(String path) {
    this.path = path;
    int done = 0;
    var field = FIELD.matcher(path);
    while (field.find()) {
      literal(path.substring(done, field.start()));
      field(field.group());
      done = field.end();
    }
    literal(path.substring(done));
    try {
      pattern = Pattern.compile(regex.toString());
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(
          "Bad pattern '" + path + "': " + e.getDescription() + " near index " + e.getIndex(), e);
    }
    canonical = text(name -> "{" + name + "}");
  }

  static boolean isOne(String path) {
    return path.indexOf('{') >= 0 || path.indexOf('}') >= 0;
  }

  private void literal(String text) {
    if (isOne(text)) throw invalid(text);
    regex.append(Pattern.quote(Paths.decodeSafely(text)));
    literals.add(Paths.requote(text));
  }

  private void field(String text) {
    var plain = PLAIN.matcher(text);
    var withRegex = WITH_REGEX.matcher(text);
    if (plain.matches()) add(plain.group(1), SEGMENT);
    else if (withRegex.matches()) add(withRegex.group(1), withRegex.group(2));
    else throw invalid(text);
  }

  private void add(String name, String expression) {
    if (names.contains(name)) {
      throw new IllegalArgumentException(
          "Bad pattern '" + path + "': redefinition of group name '" + name + "'");
    }
    regex.append("(?<v").append(names.size()).append('>').append(expression).append(')');
    names.add(name);
  }

  private IllegalArgumentException invalid(String part) {
    return new IllegalArgumentException("Invalid path '" + path + "'['" + part + "']");
  }

  private String text(java.util.function.UnaryOperator<String> value) {
    var text = new StringBuilder();
    for (int i = 0; i < names.size(); i++) {
      text.append(literals.get(i)).append(value.apply(names.get(i)));
    }
    return text.append(literals.get(names.size())).toString();
  }

  /** {@return the path with its names in braces, without the regular expressions} */
  String canonical() {
    return canonical;
  }

  /** The path before the first name, decoded. */
  String start() {
    return Paths.decodeSafely(literals.get(0));
  }

  /** Matches a whole path, decoded; null: it does not fit. */
  @Nullable Map<String, String> match(String path) {
    Matcher matcher = pattern.matcher(path);
    if (!matcher.matches()) return null;
    var values = new LinkedHashMap<String, String>();
    for (int i = 0; i < names.size(); i++) {
      var value = matcher.group("v" + i);
      if (value != null) values.put(names.get(i), Paths.part(value));
    }
    return values;
  }

  /** The path, encoded, with values for its names. */
  String fill(Map<String, String> values) {
    for (var name : values.keySet()) {
      if (!names.contains(name))
        throw new IllegalArgumentException(
            canonical + " has no '" + name + "': its names are " + names);
    }
    return text(
        name -> {
          var value = values.get(name);
          if (value == null)
            throw new IllegalArgumentException(canonical + " needs a value for '" + name + "'");
          return Paths.quote(value);
        });
  }
}
