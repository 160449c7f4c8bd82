package dev.asyncio4j.guide;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** The Python that the originals need: 3.13 or newer. */
final class Python {
  static final String WANTED = "no python3 of 3.13 or newer is on the path";
  private static final String TEST = "import sys; sys.exit(sys.version_info < (3, 13))";
  private static Boolean there;

  private Python() {}

  static boolean isThere() throws InterruptedException {
    if (there == null) {
      try {
        there = new ProcessBuilder("python3", "-c", TEST).start().waitFor() == 0;
      } catch (IOException e) {
        there = false;
      }
    }
    return there;
  }

  /** What a program prints; its errors go to this JVM's. */
  static String output(Path program) throws IOException, InterruptedException {
    return output("python3", program.toString());
  }

  static String output(String... command) throws IOException, InterruptedException {
    var python = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String printed = new String(python.getInputStream().readAllBytes(), UTF_8);
    if (!python.waitFor(4, TimeUnit.MINUTES) || python.exitValue() != 0) {
      throw new IOException(String.join(" ", command) + " has failed");
    }
    return printed;
  }
}
