package dev.asyncio4j.postgres;

import java.util.function.Function;

/**
 * A way of one's own to read and write the values of a type.
 *
 * <p><i>Python:</i> {@code encoder}, {@code decoder} and {@code format} of {@code set_type_codec}.
 *
 * <pre>{@code
 * var upper = PgCodec.text(String.class, String::toLowerCase, String::toUpperCase);
 * try (var connection = await(Postgres.connect("postgresql://localhost/shop"))) {
 *   await(connection.setTypeCodec("mood", upper, CodecOptions.defaults()));
 * }
 * }</pre>
 *
 * @param <T> the type of the values in Java
 * @param type the class of the values
 * @param format how the server's values come
 * @param encoder makes of a value a {@code String}, a {@code byte[]} or an {@code Object[]}
 * @param decoder the reverse of {@code encoder}
 */
public record PgCodec<T>(
    Class<T> type, Format format, Function<T, ?> encoder, Function<Object, T> decoder) {
  /** The form in which values come and go. */
  public enum Format {
    /** Text, as the server writes it. */
    TEXT,
    /** Bytes, as the server sends them. */
    BINARY,
    /** Parts: of an interval months, days and microseconds; of a date its days since 2000. */
    TUPLE
  }

  /**
   * Returns a codec of texts.
   *
   * @param <T> the type of the values in Java
   * @param type the class of the values
   * @param encoder makes the text that the server reads
   * @param decoder reads the text that the server writes
   * @return the codec
   */
  public static <T> PgCodec<T> text(
      Class<T> type, Function<T, String> encoder, Function<String, T> decoder) {
    return new PgCodec<>(type, Format.TEXT, encoder, raw -> decoder.apply((String) raw));
  }

  /**
   * Returns a codec of the server's binary form.
   *
   * @param <T> the type of the values in Java
   * @param type the class of the values
   * @param encoder makes the bytes that the server reads
   * @param decoder reads the bytes that the server sends
   * @return the codec
   */
  public static <T> PgCodec<T> binary(
      Class<T> type, Function<T, byte[]> encoder, Function<byte[], T> decoder) {
    return new PgCodec<>(type, Format.BINARY, encoder, raw -> decoder.apply((byte[]) raw));
  }

  /**
   * Returns a codec of parts.
   *
   * <p>They are those of a composite, one for each attribute; of {@code date} its days since 2000;
   * of {@code time}, {@code timestamp} and {@code timestamptz} the microseconds, since 2000; of
   * {@code timetz} microseconds and seconds west; of {@code interval} months, days, microseconds.
   *
   * @param <T> the type of the values in Java
   * @param type the class of the values
   * @param encoder makes the parts
   * @param decoder reads the parts
   * @return the codec
   */
  public static <T> PgCodec<T> tuple(
      Class<T> type, Function<T, Object[]> encoder, Function<Object[], T> decoder) {
    return new PgCodec<>(type, Format.TUPLE, encoder, raw -> decoder.apply((Object[]) raw));
  }
}
