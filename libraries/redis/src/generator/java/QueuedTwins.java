import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * A program that writes the queued twins of commands: {@code RedisQueued} names them, and each is
 * what the interface of the commands says, but that a command is queued in place of sent.
 *
 * <p>Run by the build: {@code java QueuedTwins.java SOURCES TARGET}, folders of packages.
 */
final class QueuedTwins {
  private static final Pattern TWIN = Pattern.compile("\\bQueued(\\w+Commands)<V>");
  private static final Pattern PACKAGE = Pattern.compile("(?m)^package ([\\w.]+);$");
  private static final Pattern IMPORT = Pattern.compile("(?m)^import [\\w.]+\\.(\\w+);\n");

  private QueuedTwins() {}

  /** Writes the twins of which {@code RedisQueued} consists. */
  public static void main(String... folders) throws IOException {
    var sources = Path.of(folders[0]);
    var named = Files.readString(sources.resolve("RedisQueued.java"));
    var target = Path.of(folders[1]).resolve(packageOf(named).replace('.', '/'));
    Files.createDirectories(target);
    for (var name : TWIN.matcher(named).results().map(found -> found.group(1)).toList())
      Files.writeString(
          target.resolve("Queued" + name + ".java"),
          twin(name, Files.readString(sources.resolve(name + ".java"))));
  }

  private static String packageOf(String source) {
    return PACKAGE.matcher(source).results().findFirst().map(at -> at.group(1)).orElseThrow();
  }

  private static String twin(String name, String source) {
    var twin =
        source
            .replaceAll(
                "(?s)/\\*\\*\n \\* The commands (.*?)\\.\n", "/**\n * The commands $1; queued.\n")
            .replaceAll("(?s) \\*\n \\* <p><b>Cancellation:</b>.*?\n(?= \\*\n)", "")
            .replace("@CheckReturnValue\n", "")
            .replace("interface " + name, "interface Queued" + name)
            .replace("extends CommandCaller<V>", "extends QueueCaller<V>")
            .replaceAll(" {3}\\* @param <T> .*\n", "")
            .replaceAll(
                "(?s) {3}\\* @return .*?(?=\n {3}\\* @throws|\n {3}\\*/)",
                "   * @return this pipeline")
            .replaceAll(
                "default (?:<T[^(]*> )?Coroutine<[^(]*>\\s+(?=\\w+\\()",
                "default RedisPipeline<V> ")
            .replaceAll("return call\\(", "return queue(");
    return withoutIdleImports(twin);
  }

  private static String withoutIdleImports(String source) {
    var body = IMPORT.matcher(source).replaceAll("");
    return IMPORT
        .matcher(source)
        .replaceAll(found -> isUsed(found.group(1), body) ? found.group() : "");
  }

  private static boolean isUsed(String name, String body) {
    return Pattern.compile("\\b" + name + "\\b").matcher(body).find();
  }
}
