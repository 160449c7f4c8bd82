package dev.asyncio4j.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.rules.Example;
import dev.asyncio4j.rules.Repository;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Holds the code of docs/frameworks.md to the compiler, and to the builds that use it. */
class FrameworksTest {
  private static final Pattern LINK = Pattern.compile("]\\(\\.\\./([\\w./-]+)\\)");

  private static String page() {
    return Repository.text(Repository.root().resolve("docs/frameworks.md"));
  }

  /** The blocks of a language. */
  private static List<String> blocks(String language) {
    return Pattern.compile("(?s)```" + language + "\\n(.*?)```")
        .matcher(page())
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  @Test
  @DisplayName("FRM-18 the snippets in Java compile as a reader would paste them")
  void java() {
    var examples =
        blocks("java").stream().map(code -> new Example("docs/frameworks.md", code)).toList();
    var given = "static Coroutine<String> serve() { return null; }\n";
    assertThat(examples).hasSize(2);
    assertThat(Example.problems(examples, "", given)).isEmpty();
  }

  @Test
  @DisplayName("FRM-18 the snippets of Maven stand in builds whose tests start what they make")
  void maven() {
    var jar = pom("examples/jar");
    var blocks = blocks("xml").stream().map(FrameworksTest::withoutSpace).toList();
    assertThat(blocks).hasSize(3);
    assertThat(jar).contains(blocks.get(0), blocks.get(2));
    assertThat(blocks.get(1)).contains("<argLine>--add-opensjava.base/java.lang=ALL-UNNAMED<");
    assertThat(pom("interop-tests/modes")).contains("--add-opensjava.base/java.lang=ALL-UNNAMED");
  }

  private static String pom(String folder) {
    return withoutSpace(Repository.text(Repository.root().resolve(folder + "/pom.xml")));
  }

  private static String withoutSpace(String code) {
    return code.replaceAll("\\s", "");
  }

  @Test
  @DisplayName("FRM-18 each sample and module that is named is there")
  void links() {
    var links = LINK.matcher(page()).results().map(found -> found.group(1)).toList();
    assertThat(links).hasSizeGreaterThan(8);
    assertThat(links).allSatisfy(it -> assertThat(Repository.root().resolve(it)).exists());
  }
}
