package dev.asyncio4j.porting;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.regex.Pattern;

/** The assistant as its users run it: a Python process. */
final class Assistant {
  static final Path PROGRAM = Path.of("src/main/python");

  /** Output of a run, and how it ended. */
  record Result(int exit, String out, String err) {}

  /** A skeleton of the report: its file, its class, and whether nothing is left to do in it. */
  record Skeleton(String original, String file, String type, boolean complete) {
    @Override
    public String toString() {
      return original;
    }
  }

  private static final Pattern FIELD =
      Pattern.compile("\\s*\"(name|file|class|complete)\": \"?(.*?)\"?,?");

  private Assistant() {}

  /** Skips the test, with the reason, where there is no python3 from 3.9 on. */
  static void assumePython() {
    assumePython(9, "porting is not tested");
  }

  /** Skips the test where python3 is too old for except*, which some programs of the guide use. */
  static void assumePythonOfGuide() {
    assumePython(11, "the programs of the guide are not ported");
  }

  /** Skips in the second run what does not depend on the mode of the fibers. */
  static void assumeFirstRun() {
    assumeTrue(
        "platform".equals(System.getProperty("asyncio4j.fibers", "platform")),
        "the same in every mode: tested in platform");
  }

  private static void assumePython(int minor, String consequence) {
    String found;
    try {
      var question = "import sys; print(sys.version_info >= (3, " + minor + "))";
      found = run(List.of("python3", "-c", question)).out();
    } catch (UncheckedIOException e) {
      found = "";
    }
    assumeTrue(
        found.startsWith("True"), "no python3 (3." + minor + " or later) here: " + consequence);
  }

  static Result port(String... arguments) {
    var command = new ArrayList<>(List.of("python3", "-B", PROGRAM.toString()));
    command.addAll(Arrays.asList(arguments));
    return run(command);
  }

  /** A program of Python, run as it is. */
  static Result python(String program) {
    return run(List.of("python3", "-B", program));
  }

  private static Result run(List<String> command) {
    try {
      var out = Files.createTempFile("port", ".out");
      var err = Files.createTempFile("port", ".err");
      try {
        var process =
            new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        process.getOutputStream().close();
        return new Result(
            process.waitFor(), Files.readString(out, UTF_8), Files.readString(err, UTF_8));
      } finally {
        Files.delete(out);
        Files.delete(err);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted while " + command + " ran", e);
    }
  }

  /**
   * The skeletons that a report in JSON names: it has one field a line, and "complete" is the last
   * of a skeleton.
   */
  static List<Skeleton> skeletons(String json) {
    var found = new ArrayList<Skeleton>();
    var fields = new HashMap<String, String>();
    for (var line : json.lines().toList()) {
      var field = FIELD.matcher(line);
      if (!field.matches()) continue;
      fields.put(field.group(1), field.group(2));
      if (field.group(1).equals("complete")) {
        var complete = fields.get("complete").equals("true");
        found.add(
            new Skeleton(fields.get("name"), fields.get("file"), fields.get("class"), complete));
      }
    }
    return found;
  }

  /** The number behind a name in the summary of a report in JSON. */
  static int count(String json, String name) {
    var matcher = Pattern.compile("\"" + name + "\": (\\d+)").matcher(json);
    return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
  }

  /** The sum of a number over all files of a report in JSON, such as that of the lines done. */
  static int total(String json, String name) {
    return Pattern.compile("\"" + name + "\": (\\d+)")
        .matcher(json)
        .results()
        .mapToInt(m -> Integer.parseInt(m.group(1)))
        .sum();
  }
}
