package dev.asyncio4j.conformance;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import dev.asyncio4j.ReturnWhen;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;

/** What follows the name of an op: {@code ["wait", ["t0", "t1"], 0.5, "FIRST_COMPLETED"]}. */
record Args(JsonArray op) {
  int count() {
    return op.size() - 1;
  }

  private JsonElement get(int i) {
    return op.get(i + 1);
  }

  String text(int i) {
    return get(i).getAsString();
  }

  boolean flag(int i) {
    return get(i).getAsBoolean();
  }

  int number(int i) {
    return get(i).getAsInt();
  }

  Object value(int i) {
    return get(i).isJsonNull() ? null : (Object) number(i);
  }

  /** Seconds, or null for no limit. */
  Duration duration(int i) {
    return get(i).isJsonNull() ? null : seconds(get(i).getAsBigDecimal());
  }

  ReturnWhen returnWhen(int i) {
    return ReturnWhen.valueOf(text(i));
  }

  JsonArray array(int i) {
    return get(i).getAsJsonArray();
  }

  List<String> names(int i) {
    return StreamSupport.stream(array(i).spliterator(), false)
        .map(JsonElement::getAsString)
        .toList();
  }

  private static Duration seconds(BigDecimal seconds) {
    var nanos = seconds.movePointRight(9).setScale(0, RoundingMode.HALF_EVEN);
    return Duration.ofNanos(nanos.longValueExact());
  }
}
