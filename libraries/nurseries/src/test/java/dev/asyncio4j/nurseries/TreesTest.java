package dev.asyncio4j.nurseries;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.support.NothingLeftBehind;
import java.util.ArrayList;
import java.util.List;
import java.util.StringTokenizer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Random trees of scopes, nurseries, shields, deadlines, cancels and failures end as they do under
 * trio: {@code trees.txt} is what {@code trees.py} printed with trio 0.34.
 */
@ExtendWith(NothingLeftBehind.class)
class TreesTest {
  @Test
  @DisplayName("200 random trees log what they log under trio, line by line, at the same times")
  void trees() throws Exception {
    List<String> lines;
    try (var in = TreesTest.class.getResourceAsStream("/trees.txt")) {
      lines = new String(in.readAllBytes(), UTF_8).lines().toList();
    }
    assertThat(lines).hasSize(400);
    for (int i = 0; i < lines.size(); i += 2) {
      assertThat(Tree.outcome(parse(lines.get(i))))
          .as("tree %d: %s", i / 2, lines.get(i))
          .isEqualTo(lines.get(i + 1));
    }
  }

  /** {@return an S-expression as lists of strings and lists} */
  private static List<?> parse(String text) {
    return list(new StringTokenizer(text.substring(1), "() ", true));
  }

  private static List<?> list(StringTokenizer tokens) {
    List<Object> list = new ArrayList<>();
    while (true) {
      String token = tokens.nextToken();
      if (token.equals(")")) return list;
      if (token.equals("(")) list.add(list(tokens));
      else if (!token.equals(" ")) list.add(token);
    }
  }
}
