package dev.asyncio4j.subprocess;

import static dev.asyncio4j.subprocess.Children.OUT;
import static dev.asyncio4j.subprocess.Children.output;
import static dev.asyncio4j.subprocess.Children.real;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.support.ChildJvm;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Texts that are not ASCII. */
class ChildTextTest {
  private static final String HEX = "printf '%s' \"$1$TEXT\" | od -An -tx1";

  private static String tryToPass(ProcessOptions options, String argument) {
    try {
      return output(options, "sh", "-c", HEX, "sh", argument).strip();
    } catch (IllegalArgumentException e) {
      return "refused: " + e.getMessage();
    }
  }

  /** Prints what becomes of an argument and of a variable. */
  static final class Program {
    public static void main(String[] args) {
      real(
          () -> {
            System.out.println(tryToPass(OUT, "é€"));
            System.out.println(
                tryToPass(OUT.environment(Map.of("TEXT", "é", "PATH", "/bin:/usr/bin")), ""));
          });
    }
  }

  @Test
  @DisplayName("P-11 under LANG=C, a child gets UTF-8 or its start is refused, never a '?'")
  void asciiLocale() throws IOException {
    boolean isNative = ChildJvm.MODE.equals("loop");
    var options = isNative ? List.of("--enable-native-access=ALL-UNNAMED") : List.<String>of();
    var jvm = ChildJvm.running(Program.class, options);
    jvm.environment().put("LC_ALL", "C");
    var program = jvm.redirectErrorStream(true).start();
    var lines = new String(program.getInputStream().readAllBytes()).lines().toList();
    if (isNative) assertThat(lines).containsExactly("c3 a9 e2 82 ac", "c3 a9");
    else {
      assertThat(lines.get(0)).startsWith("refused: argument 4 of sh").contains("LC_ALL=C.UTF-8");
      assertThat(lines.get(1)).startsWith("refused: the environment variable 'TEXT'");
    }
  }

  @Test
  @DisplayName("P-11 half of a surrogate pair, which has no bytes, is refused")
  void noText() {
    real(
        () -> {
          assertThatThrownBy(() -> output(OUT, "echo", "\ud83d"))
              .isInstanceOf(IllegalArgumentException.class)
              .hasMessageContaining("argument 1 of echo");
          assertThat(output(OUT, "printf", "%s", "\ud83d\ude00")).isEqualTo("\ud83d\ude00");
        });
  }
}
