package dev.asyncio4j.examples.kafka;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.asyncio4j.kafka.Header;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The broker and the topics of the programs, and values as the originals print them. */
final class Show {
  /** The errors whose name in Python has no {@code Error} at its end. */
  private static final Set<String> BARE =
      Set.of("IllegalOperationException", "ProducerClosedException", "ProducerFencedException");

  private Show() {}

  /** {@return {@code host:port} of a broker: KAFKA, or the property kafka} */
  static String broker() {
    var given = System.getProperty("kafka", System.getenv("KAFKA"));
    return given == null ? "127.0.0.1:9092" : given;
  }

  static String topic(String name) {
    return name + "-" + UUID.randomUUID().toString().substring(0, 8);
  }

  static byte[] bytes(String text) {
    return text.getBytes(ISO_8859_1);
  }

  static String bytes(byte @Nullable [] bytes) {
    return bytes == null ? "None" : "b'" + text(bytes) + "'";
  }

  static String text(byte[] bytes) {
    return new String(bytes, ISO_8859_1);
  }

  static String list(List<byte[]> values) {
    return values.stream().map(Show::bytes).collect(Collectors.joining(", ", "[", "]"));
  }

  static String headers(List<Header> headers) {
    var pairs =
        headers.stream()
            .map(each -> "('%s', %s)".formatted(each.key(), bytes(each.value())))
            .collect(Collectors.joining(", "));
    return "(" + pairs + (headers.size() == 1 ? ",)" : ")");
  }

  static String number(OptionalLong number) {
    return number.isPresent() ? Long.toString(number.getAsLong()) : "None";
  }

  static String truth(boolean value) {
    return value ? "True" : "False";
  }

  /** {@return Python's name of an error} */
  static String error(Throwable error) {
    if (error instanceof IllegalArgumentException) return "ValueError";
    var name = error.getClass().getSimpleName();
    boolean isBare = BARE.contains(name);
    return name.replaceFirst("Exception$", isBare ? "" : "Error");
  }
}
