package dev.asyncio4j.inspector;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The size of the terminal that this process prints to. */
record Terminal(int rows, int columns) {
  /** The command answers by its standard error: its output is the one that is looked at. */
  private static final String SIZE = "test -t 1 && stty size < /dev/tty >&2";

  /** Returns its size now; null if the output goes elsewhere, or the system has no such command. */
  static @Nullable Terminal now() {
    try {
      var asking =
          new ProcessBuilder("sh", "-c", SIZE)
              .redirectOutput(ProcessBuilder.Redirect.INHERIT)
              .start();
      asking.getOutputStream().close();
      var answer =
          new String(asking.getErrorStream().readAllBytes(), StandardCharsets.US_ASCII)
              .split("\\s");
      var terminal = new Terminal(Integer.parseInt(answer[0]), Integer.parseInt(answer[1]));
      return terminal.columns > 0 && terminal.rows > 0 ? terminal : null;
    } catch (IOException | RuntimeException none) {
      return null;
    }
  }
}
