package dev.asyncio4j.kafka;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A header of a message: a name, and bytes that are no text by themselves.
 *
 * <p><i>Python:</i> a pair {@code (str, bytes)}.
 *
 * @param key the name
 * @param value the bytes; null if there are none
 */
public record Header(String key, byte @Nullable [] value) {
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Header that && key.equals(that.key) && Arrays.equals(value, that.value);
  }

  @Override
  public int hashCode() {
    return 31 * key.hashCode() + Arrays.hashCode(value);
  }

  @Override
  public String toString() {
    return key + "=" + (value == null ? "null" : value.length + " bytes");
  }
}
