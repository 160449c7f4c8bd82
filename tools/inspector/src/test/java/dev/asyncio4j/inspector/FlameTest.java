package dev.asyncio4j.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

/** A profile that is known, as text and as a picture. */
class FlameTest {
  private static final Map<String, Long> PROFILE =
      Map.of("App.main;Site.parse", 60L, "App.main;Site.fetch", 30L, "<a>&\"b\"", 10L);

  @Test
  @DisplayName("INS-33 a profile as text: each frame with its share, the greatest first")
  void text() {
    assertThat(new Flame(PROFILE).text())
        .isEqualTo(
            """
             100.0 %  all
              90.0 %    App.main
              60.0 %      Site.parse
              30.0 %      Site.fetch
              10.0 %    <a>&"b"
            """);
    assertThat(new Flame(Map.of()).text()).isEmpty();
  }

  @Test
  @DisplayName("INS-33 INS-19 a profile as a picture: bars by their shares, names escaped")
  void picture() throws Exception {
    var svg = new Flame(PROFILE).svg();
    var reader = DocumentBuilderFactory.newInstance().newDocumentBuilder();
    var bars = reader.parse(new InputSource(new StringReader(svg))).getElementsByTagName("g");
    assertThat(bars.getLength()).isEqualTo(5);
    assertThat(svg)
        .contains("<title>App.main: 90.0 %, 90 samples</title>")
        .contains("x=\"0.0\" y=\"20\" width=\"1080.0\"")
        .contains("&lt;a&gt;&amp;")
        .doesNotContain("<script");
  }

  @Test
  @DisplayName("a profile of 10,000 chains is a picture of what can be seen")
  void many() {
    var chains =
        IntStream.range(0, 10_000)
            .boxed()
            .collect(Collectors.toMap(i -> "App.main;Site.page" + i, i -> 1L));
    assertThat(new Flame(chains).svg().length()).isLessThan(10_000);
  }
}
