package dev.asyncio4j.porting;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.asyncio4j.Asyncio;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.RunOptions;
import dev.asyncio4j.porting.Assistant.Skeleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.lang.reflect.Modifier;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
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
 * The skeletons of the guide's programs: always the same, always compiling, and right where they
 * are complete.
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES) // javac and Python beside a busy build
class SkeletonsTest {
  private static final Path GUIDE = Path.of("../../examples/guide");
  private static final Path GOLDEN = Path.of("src/test/golden");
  private static final RunOptions VIRTUAL = RunOptions.defaults().virtualTime();
  private static final boolean UPDATE = Boolean.getBoolean("porting.update");

  @TempDir static Path folder;
  private static String java;
  private static String kotlin;
  private static String refused;

  @BeforeAll
  @Timeout(value = 10, unit = TimeUnit.MINUTES)
  static void write() throws IOException {
    Assistant.assumePythonOfGuide();
    java = write("java", "ported");
    kotlin = write("kotlin", "ported.kotlin");
    refused = compile();
  }

  private static String write(String language, String name) {
    var target = UPDATE ? GOLDEN.resolve(language) : folder.resolve(language);
    var result =
        Assistant.port(
            language,
            GUIDE.resolve("python").toString(),
            "-o",
            target.toString(),
            "--package",
            name,
            "--force",
            "--format",
            "json");
    assertThat(result.err()).isEmpty();
    assertThat(result.exit()).isZero();
    return result.out();
  }

  @TestFactory
  @DisplayName(
      "P-03 each skeleton is the one that was looked at (accept new ones with"
          + " -Dporting.update=true)")
  Stream<DynamicTest> golden() {
    return Stream.of("java", "kotlin")
        .flatMap(
            language ->
                Assistant.skeletons(language.equals("java") ? java : kotlin).stream()
                    .map(s -> dynamicTest(language + " " + s, () -> compare(language, s.file()))));
  }

  private static void compare(String language, String file) throws IOException {
    assumeFalse(UPDATE, "the golden files have just been written");
    var expected = GOLDEN.resolve(language).resolve(file);
    assertThat(Files.readString(folder.resolve(language).resolve(file), UTF_8))
        .isEqualTo(Files.readString(expected, UTF_8));
  }

  @Test
  @DisplayName("P-01 every skeleton compiles; those in Kotlin are sources of this module's tests")
  void compiles() {
    assertThat(refused).isEmpty();
  }

  /** Complaints of javac about the skeletons in Java: none. */
  private static String compile() throws IOException {
    var compiler = ToolProvider.getSystemJavaCompiler();
    var said = new StringWriter();
    try (var manager = compiler.getStandardFileManager(null, null, UTF_8)) {
      var sources = manager.getJavaFileObjectsFromPaths(files(javaFolder()));
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
      boolean fine = compiler.getTask(said, manager, null, options, null, sources).call();
      return fine ? "" : said.toString();
    }
  }

  private static List<Path> files(Path root) throws IOException {
    try (var all = Files.walk(root)) {
      return all.filter(f -> f.toString().endsWith(".java")).sorted().toList();
    }
  }

  private static Path javaFolder() {
    return (UPDATE ? GOLDEN : folder).resolve("java");
  }

  @TestFactory
  @DisplayName("P-02 a complete skeleton prints what its original prints")
  Stream<DynamicTest> prints() throws IOException {
    var urls = new URL[] {folder.resolve("classes").toUri().toURL()};
    var loader = new URLClassLoader(urls, getClass().getClassLoader());
    return Stream.concat(complete(java, loader), complete(kotlin, getClass().getClassLoader()));
  }

  private static Stream<DynamicTest> complete(String report, ClassLoader loader) {
    return Assistant.skeletons(report).stream()
        .filter(Skeleton::complete)
        .filter(s -> !s.original().endsWith("many_waits.py") || onLoop())
        .map(s -> dynamicTest(s.type(), () -> assertPrints(s, loader)));
  }

  /** Ten thousand bodies are ten thousand threads in the other modes. */
  private static boolean onLoop() {
    return "loop".equals(System.getProperty("asyncio4j.fibers"));
  }

  /**
   * Some programs order lines by timers ten milliseconds apart, too near for a busy machine: they
   * may need some tries, or a clock that waits for the machine.
   */
  private static void assertPrints(Skeleton skeleton, ClassLoader loader) throws Exception {
    var name = skeleton.original().replace(".py", ".expected");
    var expected =
        Files.readString(GUIDE.resolve("src/test/resources/expected").resolve(name), UTF_8);
    var type = Class.forName(skeleton.type(), true, loader);
    var main = type.getMethod("main", String[].class);
    for (int tries = 10; tries > 0; tries--)
      if (printed(() -> main.invoke(null, (Object) new String[0])).equals(expected)) return;
    assertThat(printed(() -> Asyncio.run(coroutineOf(type), VIRTUAL))).isEqualTo(expected);
  }

  private static Coroutine<?> coroutineOf(Class<?> type) throws ReflectiveOperationException {
    var main = type.getDeclaredMethod("main");
    main.setAccessible(true);
    var isStatic = Modifier.isStatic(main.getModifiers());
    return (Coroutine<?>) main.invoke(isStatic ? null : type.getField("INSTANCE").get(null));
  }

  private static String printed(Callable<?> program) throws Exception {
    var out = System.out;
    var written = new ByteArrayOutputStream();
    System.setOut(new PrintStream(written, true, UTF_8));
    try {
      program.call();
    } finally {
      System.setOut(out);
    }
    return written.toString(UTF_8).replace(System.lineSeparator(), "\n");
  }

  @Test
  @DisplayName("Of the guide's programs at least 45 skeletons are complete in each language")
  void completeOnes() {
    for (var report : List.of(java, kotlin)) {
      assertThat(Assistant.skeletons(report)).hasSizeGreaterThan(66);
      assertThat(Assistant.skeletons(report).stream().filter(Skeleton::complete).count())
          .isGreaterThanOrEqualTo(45);
    }
  }

  @Test
  @DisplayName("Of the lines of the guide's programs at least 90 in 100 are done")
  void linesDone() {
    for (var report : List.of(java, kotlin)) {
      double done = Assistant.total(report, "done");
      double all = done + Assistant.total(report, "check") + handLines(report);
      assertThat(done / all).isGreaterThan(0.90);
    }
  }

  /** The lines by hand: the word stands in the summary, too, where it counts constructs. */
  private static int handLines(String report) {
    return Assistant.total(report, "hand") - Assistant.count(report, "hand");
  }
}
