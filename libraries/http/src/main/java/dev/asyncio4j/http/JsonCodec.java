package dev.asyncio4j.http;

import dev.asyncio4j.http.internal.JsonBinder;
import dev.asyncio4j.http.internal.JsonParser;
import dev.asyncio4j.http.internal.JsonWriter;
import org.jspecify.annotations.Nullable;

/**
 * Makes JSON of values, and values of JSON.
 *
 * <p><i>Python:</i> {@code json.dumps} and {@code json.loads}, which aiohttp takes as {@code
 * json_serialize} and {@code loads}. Implement it with the library that you use elsewhere; {@link
 * #builtIn} needs none.
 *
 * <p><b>Thread and loop:</b> called on the loop.
 *
 * <pre>{@code
 * record Point(int x, int y) {}
 * String text = JsonCodec.builtIn().encode(new Point(1, 2)); // {"x": 1, "y": 2}
 * Point point = JsonCodec.builtIn().decode(text, Point.class);
 * }</pre>
 */
public interface JsonCodec {
  /**
   * Encodes a value.
   *
   * @param value what the codec knows
   * @return its JSON
   * @throws IllegalArgumentException if the codec does not know it
   */
  String encode(@Nullable Object value);

  /**
   * Decodes a text to maps, lists, strings, numbers, booleans and null.
   *
   * @param json the text
   * @return the value
   * @throws IllegalArgumentException if it is no JSON; the text says where
   */
  @Nullable Object decode(String json);

  /**
   * Decodes a text to a type.
   *
   * @param json the text
   * @param type what the codec can make
   * @param <T> the type
   * @return the value
   * @throws IllegalArgumentException if it is no JSON, or does not fit
   */
  <T> @Nullable T decode(String json, Class<T> type);

  /**
   * Returns the codec of this library: maps, collections, arrays, strings, numbers, booleans,
   * enums, null and records.
   *
   * <p>It writes as Python does, with spaces after commas and colons and in ASCII. Whole numbers
   * are read as {@code Integer}, {@code Long} or {@code BigInteger}, the smallest that holds them,
   * others as {@code Double}; objects as maps in the order of their names.
   *
   * @return the codec
   */
  static JsonCodec builtIn() {
    return BuiltIn.INSTANCE;
  }

  /** The codec of this library. */
  enum BuiltIn implements JsonCodec {
    /** The only one. */
    INSTANCE;

    @Override
    public String encode(@Nullable Object value) {
      return JsonWriter.write(value);
    }

    @Override
    public @Nullable Object decode(String json) {
      return JsonParser.parse(json);
    }

    @Override
    public <T> @Nullable T decode(String json, Class<T> type) {
      return JsonBinder.bind(JsonParser.parse(json), type);
    }
  }
}
