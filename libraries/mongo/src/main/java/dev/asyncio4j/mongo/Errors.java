package dev.asyncio4j.mongo;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoWriteException;
import com.mongodb.WriteError;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import org.bson.codecs.configuration.CodecConfigurationException;
import org.bson.codecs.configuration.CodecRegistry;
import org.jspecify.annotations.Nullable;

/** The driver's failures in the words of this module; most come out unchanged. */
final class Errors {
  private Errors() {}

  /**
   * Translates.
   *
   * @param error of the driver's
   * @param registry finds which value has no codec
   * @param sent what was to be sent
   */
  static Throwable of(Throwable error, CodecRegistry registry, @Nullable Object... sent) {
    if (error instanceof MongoWriteException write
        && write.getError().getCategory() == ErrorCategory.DUPLICATE_KEY)
      return new DuplicateKeyException(
          write.getError(), write.getServerAddress(), write.getErrorLabels(), write);
    if (error instanceof MongoCommandException command
        && ErrorCategory.fromErrorCode(command.getErrorCode()) == ErrorCategory.DUPLICATE_KEY)
      return new DuplicateKeyException(
          new WriteError(command.getErrorCode(), command.getErrorMessage(), command.getResponse()),
          command.getServerAddress(),
          command.getErrorLabels(),
          command);
    if (error instanceof CodecConfigurationException)
      return new IllegalArgumentException(whereNoCodec(registry, sent) + error.getMessage(), error);
    return error;
  }

  private static String whereNoCodec(CodecRegistry registry, @Nullable Object... sent) {
    var path = pathOf(registry, Arrays.asList(sent));
    if (path == null) return "";
    int end = path.indexOf('.', 1); // the first part counts what was sent
    return end < 0 ? "" : "at '" + path.substring(end + 1) + "': ";
  }

  /** {@return the path to the first value without a codec, led by a dot; null if all have one} */
  private static @Nullable String pathOf(CodecRegistry registry, @Nullable Object value) {
    if (value == null) return null;
    if (value instanceof Map<?, ?> map) {
      for (var each : map.entrySet()) {
        var below = pathOf(registry, each.getValue());
        if (below != null) return "." + each.getKey() + below;
      }
      return null;
    }
    if (value instanceof Collection<?> list) {
      int index = 0;
      for (var each : list) {
        var below = pathOf(registry, each);
        if (below != null) return "." + index + below;
        index++;
      }
      return null;
    }
    try {
      registry.get(value.getClass());
      return null;
    } catch (CodecConfigurationException e) {
      return "";
    }
  }
}
