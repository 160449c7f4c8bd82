// Written by the porting assistant of asyncio4j from ch19/commands.py; what it cannot tell is a todo(...), what to look at a "check".
package ported;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createSubprocessExec;
import static dev.asyncio4j.Asyncio.createSubprocessShell;
import static dev.asyncio4j.Asyncio.run;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.streams.StreamReader;
import dev.asyncio4j.subprocess.AsyncProcess;
import dev.asyncio4j.subprocess.ProcessOptions;
import dev.asyncio4j.subprocess.Stdio;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

// A command with arguments, a line for the shell, input and output, exit values, a kill.
public final class Commands {
  private Commands() {}

  static Coroutine<Void> main() {
    return async(() -> {
      AsyncProcess process = await(createSubprocessExec(ProcessOptions.defaults().stdout(Stdio.PIPE), "echo", "two  spaces; $HOME"));
      System.out.println(new String(await(process.stdout().read(-1)), UTF_8).strip() + " / " + await(process.waitFor()));
      process = await(createSubprocessShell(ProcessOptions.defaults().stdout(Stdio.PIPE).stderr(Stdio.PIPE), "echo out; echo err >&2; exit 3"));
      var pair = await(process.communicate(null));
      byte[] out = pair.stdout();
      byte[] err = pair.stderr();
      System.out.println(new String(out, UTF_8).strip() + " " + new String(err, UTF_8).strip() + " " + text(intOrNull(process.returnCode())));
      process = await(createSubprocessExec(ProcessOptions.defaults().stdin(Stdio.PIPE).stdout(Stdio.PIPE), "sort"));
      var pair2 = await(process.communicate("pear\napple\n".getBytes(UTF_8)));
      out = pair2.stdout();
      System.out.println(String.join(", ", words(new String(out, UTF_8))));
      process = await(createSubprocessShell(ProcessOptions.defaults().stdout(Stdio.PIPE).stderr(Stdio.STDOUT), "echo a; echo b >&2"));
      StreamReader reader = process.stdout();
      while (true) {
        byte[] line = await(reader.readLine());
        if (line.length == 0) break;
        System.out.println("line " + new String(line, UTF_8).strip());
      }
      await(process.waitFor());
      process = await(createSubprocessExec(ProcessOptions.defaults().stdout(Stdio.DEVNULL), "sleep", "60"));
      System.out.println("running: " + (intOrNull(process.returnCode()) == null ? "yes" : "no"));
      process.terminate();
      System.out.println("ended by signal " + -await(process.waitFor()));
      try {
        await(createSubprocessExec(ProcessOptions.defaults(), "no-such-program-here"));
      } catch (UncheckedIOException e) {
        System.out.println("no such program");
      }
    });
  }

  public static void main(String[] args) {
    run(main());
  }

  /** Text of a value as Python's str() gives it. */
  static String text(Object value) {
    if (value instanceof String s) return s;
    if (value instanceof Throwable t) return t.getMessage() == null ? "" : t.getMessage();
    return repr(value);
  }

  /** Text of a value as Python's repr() gives it. */
  static String repr(Object value) {
    if (value == null) return "None";
    if (value instanceof Boolean b) return b ? "True" : "False";
    if (value instanceof String s) return quoted(s);
    if (value instanceof Map<?, ?> m) {
      return m.entrySet().stream()
          .map(e -> repr(e.getKey()) + ": " + repr(e.getValue()))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    if (value instanceof Collection<?> c) {
      boolean set = c instanceof Set;
      if (set && c.isEmpty()) return "set()";
      return c.stream()
          .map(x -> repr(x))
          .collect(Collectors.joining(", ", set ? "{" : "[", set ? "}" : "]"));
    }
    return String.valueOf(value);
  }

  static String quoted(String text) {
    String quote = text.contains("'") && !text.contains("\"") ? "\"" : "'";
    String inner = text.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t");
    return quote + (quote.equals("'") ? inner.replace("'", "\\'") : inner) + quote;
  }

  /** Words of a text between white space. */
  static List<String> words(String text) {
    return text.isBlank() ? new ArrayList<>() : new ArrayList<>(List.of(text.strip().split("\\s+")));
  }

  static List<String> words(String text, int most) {
    return text.isBlank() ? new ArrayList<>() : new ArrayList<>(List.of(text.stripLeading().split("\\s+", most + 1)));
  }

  static Integer intOrNull(java.util.OptionalInt number) {
    return number.isPresent() ? (Integer) number.getAsInt() : null;
  }
}
