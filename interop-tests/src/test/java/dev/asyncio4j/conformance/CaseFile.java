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

/**
 * The cases of one area, as recorded.
 *
 * <p>Six areas were recorded on a loop that CPython did not take for running, because its passes
 * were driven one by one; there, a task with an eager start starts as any other. The seventh,
 * {@code eager}, has their programs with {@code eager_spawn} once more, recorded on a running loop.
 */
final class CaseFile {
  static final List<String> AREAS =
      List.of("tasks", "locks", "queues", "timeouts", "groups", "mixed", "eager");

  private CaseFile() {}

  static List<ConformanceCase> read(String area) {
    var name = "/conformance/cases-" + area + ".json";
    try (var in = Objects.requireNonNull(CaseFile.class.getResourceAsStream(name), name)) {
      var cases = JsonParser.parseReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      return stream(cases)
          .map(each -> toCase(each.getAsJsonObject(), area.equals("eager")))
          .toList();
    } catch (IOException error) {
      throw new UncheckedIOException(error);
    }
  }

  private static ConformanceCase toCase(JsonObject json, boolean eager) {
    var trace = stream(json.get("trace")).map(JsonElement::getAsString).toList();
    return new ConformanceCase(
        json.get("name").getAsString(), json.getAsJsonObject("program"), eager, trace);
  }

  private static Stream<JsonElement> stream(JsonElement array) {
    return StreamSupport.stream(array.getAsJsonArray().spliterator(), false);
  }
}
