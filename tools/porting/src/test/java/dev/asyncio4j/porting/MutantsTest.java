package dev.asyncio4j.porting;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.asyncio4j.porting.Assistant.Skeleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Small programs, each with one thing in which Java and Python differ: none may be done and wrong.
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES) // javac and Python beside a busy build
class MutantsTest {
  private static final Path PROGRAMS = Path.of("src/test/python/mutants");

  @TempDir static Path folder;
  private static List<Skeleton> skeletons;

  @BeforeAll
  static void write() throws IOException {
    Assistant.assumeFirstRun();
    Assistant.assumePythonOfGuide();
    var target = folder.resolve("java");
    var result =
        Assistant.port(
            "java",
            PROGRAMS.toString(),
            "-o",
            target.toString(),
            "--package",
            "mutants",
            "--format",
            "json");
    assertThat(result.err()).isEmpty();
    skeletons = Assistant.skeletons(result.out());
    assertThat(compile(target)).isEmpty();
  }

  private static String compile(Path sources) throws IOException {
    var compiler = ToolProvider.getSystemJavaCompiler();
    var said = new StringWriter();
    try (var manager = compiler.getStandardFileManager(null, null, UTF_8);
        var files = Files.walk(sources)) {
      var listed = files.filter(f -> f.toString().endsWith(".java")).sorted().toList();
      var options =
          List.of(
              "-proc:none",
              "-nowarn",
              "--release",
              "17",
              "-d",
              folder.resolve("classes").toString(),
              "-cp",
              System.getProperty("java.class.path"));
      var units = manager.getJavaFileObjectsFromPaths(listed);
      boolean fine = compiler.getTask(said, manager, null, options, null, units).call();
      return fine ? "" : said.toString();
    }
  }

  @TestFactory
  @DisplayName(
      "P-20 what is done prints what Python prints, or says that a number is too large; the rest is"
          + " a check or a todo")
  Stream<DynamicTest> prints() throws IOException {
    var urls = new URL[] {folder.resolve("classes").toUri().toURL()};
    var loader = new URLClassLoader(urls, getClass().getClassLoader());
    return skeletons.stream()
        .filter(Skeleton::complete)
        .map(s -> dynamicTest(s.original(), () -> assertPrints(s, loader)));
  }

  @Test
  @DisplayName("P-20 of the mutants at least 55 are done as a whole")
  void complete() {
    assertThat(skeletons).hasSizeGreaterThanOrEqualTo(70);
    assertThat(skeletons.stream().filter(Skeleton::complete).count()).isGreaterThanOrEqualTo(55);
  }

  private static void assertPrints(Skeleton skeleton, ClassLoader loader) throws Exception {
    var expected = Assistant.python(PROGRAMS.resolve(skeleton.original()).toString()).out();
    var main = Class.forName(skeleton.type(), true, loader).getMethod("main", String[].class);
    var out = System.out;
    var written = new ByteArrayOutputStream();
    System.setOut(new PrintStream(written, true, UTF_8));
    try {
      main.invoke(null, (Object) new String[0]);
    } catch (InvocationTargetException e) {
      // Python's numbers have no end: an error is better than a wrong one
      assertThat(e)
          .cause()
          .isInstanceOf(ArithmeticException.class)
          .hasMessageEndingWith("overflow");
      return;
    } finally {
      System.setOut(out);
    }
    var printed = written.toString(UTF_8).replace(System.lineSeparator(), "\n");
    assertThat(printed).isEqualTo(expected.replace("\r\n", "\n"));
  }
}
