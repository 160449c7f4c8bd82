package dev.asyncio4j.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The values that client and server share. */
class ValuesTest {
  private static final JsonCodec JSON = JsonCodec.builtIn();

  record Point(int x, double y) {}

  record Shape(String name, List<Point> points, Map<String, Integer> tags) {}

  @Test
  @DisplayName("HTTP-C-33: JSON is written as Python writes it")
  void writesJson() {
    Map<String, Object> value = new LinkedHashMap<>();
    value.put("a", Arrays.asList(1, 2.5, true, null, "ü\"\n"));
    value.put("b", new Point(1, 2));
    value.put("c", Map.of());
    assertThat(JSON.encode(value))
        .isEqualTo(
            "{\"a\": [1, 2.5, true, null, \"\\u00fc\\\"\\n"
                + "\"], \"b\": {\"x\": 1, \"y\": 2.0}, \"c\": {}}");
    assertThatThrownBy(() -> JSON.encode(new Object()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is not JSON serializable");
    assertThatThrownBy(() -> JSON.encode(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @DisplayName(
      "HTTP-C-33: JSON is read to plain values and to records; what is wrong is told with its"
          + " place")
  void readsJson() {
    assertThat(
            JSON.decode(" [1, -2.5e3, 12345678901, 1234567890123456789012, \"\\u00fc\\t\", {}] "))
        .isEqualTo(
            List.of(
                1,
                -2500.0,
                12345678901L,
                new BigInteger("1234567890123456789012"),
                "ü\t",
                Map.of()));
    Shape shape =
        JSON.decode(
            "{\"name\": \"s\", \"points\": [{\"x\": 1, \"y\": 2}], \"tags\": {\"k\": 3}, \"more\":"
                + " 0}",
            Shape.class);
    assertThat(shape).isEqualTo(new Shape("s", List.of(new Point(1, 2)), Map.of("k", 3)));
    for (String bad :
        List.of(
            "", "{", "[1,]", "01", "1.", "nul", "\"a", "\"\\x\"", "{\"a\" 1}", "1 2", "\"\n\"")) {
      assertThatThrownBy(() -> JSON.decode(bad))
          .as(bad)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("line 1 column");
    }
    assertThatThrownBy(() -> JSON.decode("{\"x\": 1.5, \"y\": 0}", Point.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("x: the JSON has 1.5 where int is asked for");
    assertThatThrownBy(() -> JSON.decode("[".repeat(1000)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @DisplayName(
      "HTTP-C-33: a disposition tells type, parameters, and the name of the file in each of its"
          + " forms")
  void parsesDispositions() {
    assertThat(name("attachment; filename=\"a \\\"b\\\".txt\"")).isEqualTo("a \"b\".txt");
    assertThat(name("attachment; filename=plain.txt")).isEqualTo("plain.txt");
    assertThat(name("attachment; filename*=UTF-8''%e2%82%ac.txt; filename=x")).isEqualTo("€.txt");
    assertThat(name("attachment; filename*=iso-8859-1'en'%fc")).isEqualTo("ü");
    assertThat(name("attachment; filename*=nonsense''x; filename=y")).isEqualTo("y");
    assertThat(name("attachment; filename*0=a; filename*1=b")).isEqualTo("ab");
    assertThat(name("form-data; name=\"n;x\"")).isNull();
    assertThat(Http.parseContentDisposition("form-data; name=\"n;x\"").name()).isEqualTo("n;x");
    assertThat(Http.parseContentDisposition(null).type()).isNull();
    assertThat(Http.parseContentDisposition("b@d; x=1").type()).isNull();
  }

  private static String name(String header) {
    return Http.parseContentDisposition(header).filename();
  }

  @Test
  @DisplayName("HTTP-C-12: headers keep their order and their case, and are found without it")
  void keepsHeaders() {
    Headers headers = Headers.of("A", "1", "b", "2", "a", "3");
    assertThat(headers.getAll("a")).containsExactly("1", "3");
    assertThat(headers.names()).containsExactly("A", "b");
    assertThat(headers.set("a", "4").add("C", " 5 ").setIfAbsent("c", "6"))
        .hasToString("[a=4, b=2, C=5]");
    assertThat(headers.copy().remove("B").size()).isEqualTo(2);
    assertThat(headers.require("b")).isEqualTo("2");
    assertThatThrownBy(() -> headers.require("z")).isInstanceOf(NoSuchElementException.class);
    assertThatThrownBy(() -> Headers.of("A")).isInstanceOf(IllegalArgumentException.class);
  }
}
