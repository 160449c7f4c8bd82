package dev.asyncio4j.postgres.aiopg;

import dev.asyncio4j.postgres.codec.Types;
import dev.asyncio4j.postgres.session.Script;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Values of the texts that the server shows, as psycopg2 reads them. */
final class Texts {
  private static final DateTimeFormatter INSTANT =
      new DateTimeFormatterBuilder()
          .appendPattern("yyyy-MM-dd HH:mm:ss")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
          .appendOffset("+HH:MM", "Z")
          .toFormatter(Locale.ROOT);

  private static final Map<Integer, Function<String, Object>> READERS =
      Map.ofEntries(
          Map.entry(16, text -> text.equals("t")),
          Map.entry(17, text -> HexFormat.of().parseHex(text.substring(2))),
          Map.entry(20, Long::valueOf),
          Map.entry(21, Integer::valueOf),
          Map.entry(23, Integer::valueOf),
          Map.entry(26, Long::valueOf),
          Map.entry(700, Double::valueOf),
          Map.entry(701, Double::valueOf),
          Map.entry(1700, Texts::decimal),
          Map.entry(1082, LocalDate::parse),
          Map.entry(1083, LocalTime::parse),
          Map.entry(1114, text -> LocalDateTime.parse(text.replace(' ', 'T'))),
          Map.entry(1184, Texts::instant));

  /** The type of the elements of an array. */
  private static final Map<Integer, Integer> ELEMENTS =
      Map.of(
          1000, 16, 1005, 21, 1007, 23, 1016, 20, 1009, 25, 1015, 25, 1021, 700, 1022, 701, 1231,
          1700, 1182, 1082);

  private Texts() {}

  private static Object decimal(String text) {
    return switch (text) {
      case "NaN", "Infinity", "-Infinity" -> Double.valueOf(text);
      default -> new BigDecimal(text);
    };
  }

  private static Object instant(String text) {
    return OffsetDateTime.parse(text.matches(".*[+-]\\d\\d") ? text + ":00" : text, INSTANT);
  }

  static List<@Nullable Object> row(Script script, @Nullable Object[] texts) {
    var row = new ArrayList<@Nullable Object>(texts.length);
    for (int i = 0; i < texts.length; i++)
      row.add(texts[i] == null ? null : value(script.types().get(i), (String) texts[i]));
    return Collections.unmodifiableList(row);
  }

  private static Object value(int type, String text) {
    var element = ELEMENTS.get(type);
    if (element != null) return Types.array(text, each -> value(element, each));
    var reader = READERS.get(type);
    boolean isSpecial = text.endsWith("infinity") || text.endsWith(" BC");
    return reader == null || isSpecial ? text : reader.apply(text);
  }
}
