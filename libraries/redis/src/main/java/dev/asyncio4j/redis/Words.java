package dev.asyncio4j.redis;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The words of a command as bytes. */
final class Words {
  private Words() {}

  /** Encodes a command; the first argument is its name, of one word or more. */
  static List<byte[]> of(CommandSpec spec, Object[] arguments, RedisCodec<?> codec) {
    var words = new ArrayList<byte[]>(arguments.length + 2);
    words.addAll(spec.head());
    for (int i = 1; i < arguments.length; i++) add(words, spec.name(), arguments[i], codec);
    return words;
  }

  private static void add(
      List<byte[]> words, String command, @Nullable Object argument, RedisCodec<?> codec) {
    if (argument instanceof CommandArguments several)
      for (var each : several.arguments()) add(words, command, each, codec);
    else words.add(bytes(command, words.size(), argument, codec));
  }

  private static byte[] bytes(
      String command, int place, @Nullable Object argument, RedisCodec<?> codec) {
    if (argument instanceof String text) return text(command, place, text, codec);
    if (argument instanceof byte[] bytes) return bytes;
    if (argument instanceof Double || argument instanceof Float) return number((Number) argument);
    if (isNumber(argument)) return argument.toString().getBytes(StandardCharsets.US_ASCII);
    var custom = argument == null ? null : codec.encode(argument);
    if (custom != null) return custom;
    throw new DataException(
        "Invalid input of type: '%s'. Convert to a bytes, string, int or float first: argument %d of %s"
            .formatted(
                argument == null ? "null" : argument.getClass().getSimpleName(), place, command));
  }

  private static byte[] text(String command, int place, String text, RedisCodec<?> codec) {
    try {
      return TextCodec.bytes(text, codec.charset());
    } catch (IllegalArgumentException e) {
      throw new DataException(
          "argument %d of %s cannot be sent: %s".formatted(place, command, e.getMessage()), e);
    }
  }

  private static boolean isNumber(@Nullable Object argument) {
    return argument instanceof Long
        || argument instanceof Integer
        || argument instanceof Short
        || argument instanceof Byte
        || argument instanceof BigInteger
        || argument instanceof BigDecimal;
  }

  /** Writes a floating number as Redis reads it. */
  private static byte[] number(Number number) {
    double value = number.doubleValue();
    if (Double.isNaN(value)) throw new DataException("NaN cannot be sent: Redis refuses it");
    if (Double.isInfinite(value))
      return (value > 0 ? "inf" : "-inf").getBytes(StandardCharsets.US_ASCII);
    return number.toString().getBytes(StandardCharsets.US_ASCII);
  }

  /** Shows a command for an error: its words, long ones shortened. */
  static String show(List<byte[]> words) {
    var text = new StringBuilder();
    for (var word : words) {
      if (!text.isEmpty()) text.append(' ');
      text.append(new String(word, StandardCharsets.UTF_8));
      if (text.length() > 100) return text.substring(0, 97) + "...";
    }
    return text.toString();
  }
}
