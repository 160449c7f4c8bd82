package dev.asyncio4j.processes;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.function.Consumer;

/** The output of a child, gathered until a line is whole. */
final class OutputLines {
  private static final int LONGEST = 1 << 16;
  private final PrintStream target;
  private final Consumer<String> last;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();

  OutputLines(PrintStream target, Consumer<String> last) {
    this.target = target;
    this.last = last;
  }

  void add(byte[] piece) {
    for (byte b : piece) {
      line.write(b);
      if (b == '\n' || line.size() >= LONGEST) flush();
    }
  }

  void end() {
    if (line.size() > 0) {
      line.write('\n');
      flush();
    }
  }

  private void flush() {
    String text = line.toString(Charset.defaultCharset());
    if (!text.isBlank()) last.accept(text.strip());
    target.writeBytes(line.toByteArray());
    target.flush();
    line.reset();
  }
}
