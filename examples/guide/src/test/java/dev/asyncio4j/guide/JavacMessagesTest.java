package dev.asyncio4j.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.rules.Once;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The messages of javac on the page of common errors are those that its mistakes bring. */
@Once
class JavacMessagesTest {
  private static final String HEAD =
      """
      import static dev.asyncio4j.Asyncio.*;
      import dev.asyncio4j.*;
      import dev.asyncio4j.queues.*;
      import java.io.*;
      import java.time.*;
      import java.util.*;
      class Mistake {
        static Coroutine<String> name() { return async(() -> "Ada"); }
        static Coroutine<Integer> age() { return async(() -> 36); }
      """;

  @TempDir Path classes;

  @ParameterizedTest(name = "{1}")
  @DisplayName("GUIDE-11 the page has what javac says of a mistake")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          String f() { return name(); } | incompatible types: Coroutine<String> cannot be converted to String
          Queue<String> f() { return null; } | reference to Queue is ambiguous
          void f() { await(wait(List.of(createTask(name())))); } | incompatible types: no instance(s) of type variable(s) E,T exist so that List<E> conforms to long
          Coroutine<String> f(boolean b) { return async(() -> { if (b) return; return "x"; }); } | no suitable method found for async(
          void f() { List<String> both = await(gather(name(), age())); } | incompatible types: inference variable T has incompatible bounds
          void f() { int n = 0; timeout(Duration.ZERO, () -> { n++; }); } | local variables referenced from a lambda expression must be final or effectively final
          void f() { try { await(name()); } catch (IOException e) {} } | exception IOException is never thrown in body of corresponding try statement
          """)
  void isWhatJavacSays(String code, String message) throws IOException {
    assertThat(errors(HEAD + code + "\n}")).anyMatch(error -> error.startsWith(message));
    var page = Files.readString(GuidePage.FOLDER.resolve("22-common-errors.md"));
    assertThat(page).contains("error: " + message);
  }

  /** The errors, with short names as on the command line. */
  private List<String> errors(String source) {
    var found = new DiagnosticCollector<JavaFileObject>();
    var unit =
        new SimpleJavaFileObject(URI.create("string:///Mistake.java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignored) {
            return source;
          }
        };
    var options =
        List.of(
            "-proc:none", "-d", classes.toString(), "-cp", System.getProperty("java.class.path"));
    ToolProvider.getSystemJavaCompiler()
        .getTask(null, null, found, options, null, List.of(unit))
        .call();
    return found.getDiagnostics().stream()
        .filter(each -> each.getKind() == Diagnostic.Kind.ERROR)
        .map(each -> each.getMessage(Locale.ENGLISH).replaceAll("(?:[a-z]\\w*\\.)+(?=[A-Z])", ""))
        .toList();
  }
}
