package dev.asyncio4j.conformance;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The cases of one area, as recorded. */
final class CaseFile {
  static final List<String> AREAS =
      List.of("tasks", "locks", "queues", "timeouts", "groups", "mixed");

  private CaseFile() {}

  static List<ConformanceCase> read(String area) {
    var name = "/conformance/cases-" + area + ".json";
    try (var in = Objects.requireNonNull(CaseFile.class.getResourceAsStream(name), name)) {
      var cases = JsonParser.parseReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      return stream(cases).map(each -> toCase(each.getAsJsonObject())).toList();
    } catch (IOException error) {
      throw new UncheckedIOException(error);
    }
  }

  private static ConformanceCase toCase(JsonObject json) {
    var trace = stream(json.get("trace")).map(JsonElement::getAsString).toList();
    return new ConformanceCase(
        json.get("name").getAsString(), json.getAsJsonObject("program"), trace);
  }

  private static Stream<JsonElement> stream(JsonElement array) {
    return StreamSupport.stream(array.getAsJsonArray().spliterator(), false);
  }
}
