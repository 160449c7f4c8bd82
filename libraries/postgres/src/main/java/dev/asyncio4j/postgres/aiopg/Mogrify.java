package dev.asyncio4j.postgres.aiopg;

import dev.asyncio4j.postgres.PgInterval;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Values put into the text of a statement, as psycopg2 does. */
final class Mogrify {
  private static final Pattern PLACE =
      Pattern.compile("%(?:%|s|\\((\\w+)\\)s|(.?))", Pattern.DOTALL);

  /** True if a backslash in a text is just that, in this session. */
  private final boolean isStandard;

  Mogrify(boolean isStandard) {
    this.isStandard = isStandard;
  }

  String positional(String sql, @Nullable Object[] args) {
    var left = Arrays.asList(args).iterator();
    var text =
        replace(
            sql,
            name -> {
              if (name != null) throw wrong("format requires a mapping");
              if (!left.hasNext()) throw wrong("not enough arguments for format string");
              return left.next();
            });
    if (left.hasNext()) throw wrong("not all arguments converted during string formatting");
    return text;
  }

  String named(String sql, Map<String, ?> args) {
    return replace(
        sql,
        name -> {
          if (name == null) throw wrong("a statement with names takes %(name)s only");
          if (!args.containsKey(name)) throw wrong("no value for the parameter " + name);
          return args.get(name);
        });
  }

  private interface Values {
    @Nullable Object of(@Nullable String name);
  }

  private String replace(String sql, Values values) {
    return PLACE
        .matcher(sql)
        .replaceAll(
            found -> {
              if (found.group().equals("%%")) return "%";
              if (found.group(2) != null)
                throw wrong(
                    "unsupported format character: " + found.group() + "; %% is a percent sign");
              return Matcher.quoteReplacement(literal(values.of(found.group(1))));
            });
  }

  private static PsycopgProgrammingException wrong(String message) {
    return new PsycopgProgrammingException(message, null, null);
  }

  private String literal(@Nullable Object value) {
    if (value == null) return "NULL";
    if (value instanceof Boolean) return value.toString();
    if (value instanceof Number number) return number(number);
    if (value instanceof byte[] bytes) return "'\\x" + HexFormat.of().formatHex(bytes) + "'::bytea";
    if (value instanceof Collection<?> list)
      return list.isEmpty() ? "'{}'" : joined(List.copyOf(list), "ARRAY[", "]");
    if (value instanceof Object[] tuple) return joined(Arrays.asList(tuple), "(", ")");
    if (value instanceof CharSequence || value instanceof Character)
      return quoted(value.toString());
    return dated(value);
  }

  private String joined(List<?> values, String before, String after) {
    return values.stream().map(this::literal).collect(Collectors.joining(", ", before, after));
  }

  /** A blank keeps two minus signs from being a comment. */
  private static String number(Number value) {
    if (value instanceof Double || value instanceof Float) {
      double number = value.doubleValue();
      if (Double.isNaN(number)) return "'NaN'::float";
      if (Double.isInfinite(number)) return number > 0 ? "'Infinity'::float" : "'-Infinity'::float";
    }
    var text = value instanceof BigDecimal big ? big.toPlainString() : value.toString();
    return text.startsWith("-") ? " " + text : text;
  }

  private String quoted(String text) {
    if (text.indexOf('\0') >= 0)
      throw new PsycopgDataException(
          "A string literal cannot contain NUL (0x00) characters.", null, null);
    var doubled = text.replace("'", "''");
    return isStandard ? "'" + doubled + "'" : " E'" + doubled.replace("\\", "\\\\") + "'";
  }

  private static String dated(Object value) {
    if (value instanceof LocalDate) return "'" + value + "'::date";
    if (value instanceof LocalTime) return "'" + value + "'::time";
    if (value instanceof LocalDateTime) return "'" + value + "'::timestamp";
    if (value instanceof UUID) return "'" + value + "'::uuid";
    if (value instanceof OffsetDateTime || value instanceof Instant)
      return "'" + value + "'::timestamptz";
    if (value instanceof ZonedDateTime time)
      return "'" + time.toOffsetDateTime() + "'::timestamptz";
    if (value instanceof Duration duration) return dated(PgInterval.of(duration));
    if (value instanceof PgInterval interval)
      return "'%d months %d days %d microseconds'::interval"
          .formatted(interval.months(), interval.days(), interval.micros());
    throw wrong("can't adapt type '" + value.getClass().getName() + "': pass a text, and cast it");
  }
}
