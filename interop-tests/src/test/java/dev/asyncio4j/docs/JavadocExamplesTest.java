package dev.asyncio4j.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.rules.DocComment;
import dev.asyncio4j.rules.Example;
import dev.asyncio4j.rules.Once;
import dev.asyncio4j.rules.Repository;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Compiles every example of the doc comments of java-api, as a reader would paste it. */
@Once
class JavadocExamplesTest {
  private static final int MOST_LINES = 15;

  private static final String IMPORTS = "import org.reactivestreams.Publisher;\n";

  private static final String GIVEN = "  Publisher<String> rows;\n";

  @Test
  void everyExampleCompiles() {
    assertThat(examples()).hasSizeGreaterThan(15);
    assertThat(Example.problems(examples(), IMPORTS, GIVEN)).isEmpty();
  }

  @Test
  void examplesAreShort() {
    assertThat(examples().stream().filter(e -> !e.isClass()))
        .allSatisfy(
            e ->
                assertThat(e.code().lines().count()).as(e.where()).isLessThanOrEqualTo(MOST_LINES));
  }

  private static List<Example> examples() {
    return Example.of(DocComment.of(Repository.sourcesOf("java-api")));
  }
}
