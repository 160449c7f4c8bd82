package dev.asyncio4j.porting;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The command line: what it prints, how it ends, and what it never does to files. */
@Timeout(value = 10, unit = TimeUnit.MINUTES) // Python beside a busy build
class CommandLineTest {
  private static final String HELLO =
      "import asyncio\n\n\nasync def main():\n    print('hello')\n\n\nasyncio.run(main())\n";

  @TempDir Path folder;

  @BeforeAll
  static void python() {
    Assistant.assumeFirstRun();
    Assistant.assumePython();
  }

  private Path program(String name, String text) throws IOException {
    var path = folder.resolve(name);
    Files.createDirectories(path.getParent());
    return Files.writeString(path, text, UTF_8);
  }

  @Test
  @DisplayName(
      "P-15 a file that does not parse is named with its place, and spares the others: exit 3")
  void syntaxError() throws IOException {
    program("in/good.py", HELLO);
    program("in/old.py", "import asyncio\nprint 'hello'\n");
    var result = Assistant.port("list", folder.resolve("in").toString());
    assertThat(result.exit()).isEqualTo(3);
    assertThat(result.err()).contains("old.py:2:");
    assertThat(result.out())
        .contains("good.py  4 lines, 2 asyncio constructs")
        .contains("not read: old.py:2:");
  }

  @Test
  @DisplayName("P-15 a folder that goes away while it is looked through spares the others")
  void folderGoesAway() throws IOException {
    program("in/good.py", HELLO);
    program("in/gone/hello.py", HELLO);
    var look =
        program(
            "look.py",
            """
            import os
            import sys

            sys.path.insert(0, r"%s")
            from asyncio4j_port.files import collect

            scan = os.scandir


            def vanishing(path="."):
                if str(path).endswith("gone"):
                    raise FileNotFoundError(path)
                return scan(path)


            os.scandir = vanishing
            print(*collect([r"%s"], [])[0])
            """
                .formatted(Assistant.PROGRAM.toAbsolutePath(), folder.resolve("in")));
    var result = Assistant.python(look.toString());
    assertThat(result.err()).isEmpty();
    assertThat(result.out().strip()).isEqualTo("good.py");
  }

  @Test
  @DisplayName("P-18 a skeleton that somebody has edited is kept: the new one is written beside it")
  void editedFile() throws IOException {
    var hello = program("hello.py", HELLO).toString();
    var out = folder.resolve("out");
    assertThat(Assistant.port("java", hello, "-o", out.toString()).exit()).isZero();
    var skeleton = out.resolve("Hello.java");
    Files.writeString(skeleton, "// mine\n", UTF_8);
    assertThat(Assistant.port("java", hello, "-o", out.toString()).exit()).isZero();
    assertThat(skeleton).hasContent("// mine\n");
    assertThat(out.resolve("Hello.java.new")).content().contains("System.out.println(\"hello\");");
  }

  @Test
  @DisplayName("P-01 refused is refused: beside an edited file, by a compiler that speaks Japanese")
  void refusedBesideEditedFile() throws IOException {
    var hello = program("hello.py", HELLO).toString();
    program("out/Hello.java", "// mine\n");
    var javac = "javac -J-Duser.language=ja";
    assertThat(compiled(hello, folder.resolve("out"), "nothing", javac))
        .contains("; does not compile");
  }

  @Test
  @DisplayName("P-01 a compiler that fails is named with its words, and nothing counts as compiled")
  void compilerFails() throws IOException {
    var hello = program("hello.py", HELLO).toString();
    assertThat(compiled(hello, folder.resolve("out"), "nothing", "javac --unheard-of"))
        .contains("the compiler failed: ", "--unheard-of")
        .doesNotContain("; compiles");
  }

  private static String compiled(String program, Path out, String classpath, String javac) {
    var into = out.toString();
    var result =
        Assistant.port("java", program, "-o", into, "--classpath", classpath, "--javac", javac);
    assertThat(result.err()).isEmpty();
    return result.out();
  }

  @Test
  @DisplayName("P-13, P-15 tabs, CRLF, a BOM, an empty file and deep nesting are no trouble")
  void oddFiles() throws IOException {
    program("in/crlf.py", "\ufeff" + HELLO.replace("    ", "\t").replace("\n", "\r\n"));
    program("in/deep.py", "import asyncio\nx = " + "1 + ".repeat(1000) + "1\n");
    var chain = new StringBuilder("import asyncio\nx = 3\nif x == 0:\n    pass\n");
    for (int i = 1; i < 500; i++) {
      chain.append("elif x == ").append(i).append(":\n    print(").append(i).append(")\n");
    }
    program("in/chain.py", chain.toString());
    var empty = program("in/empty.py", "").toString();
    var result =
        Assistant.port(
            "java", folder.resolve("in").toString(), empty, "-o", folder.resolve("out").toString());
    assertThat(result.err()).isEmpty();
    assertThat(result.exit()).isZero();
    assertThat(folder.resolve("out/Crlf.java"))
        .content()
        .contains("System.out.println(\"hello\");");
  }

  @Test
  @DisplayName("P-04 aliases resolve, names of the program's own do not")
  void aliases() throws IOException {
    var text =
        """
        import asyncio as aio
        from asyncio import sleep as nap, Queue


        def sleep(seconds):
            return seconds


        async def main(asyncio):
            asyncio.gather()
            await nap(0)
            sleep(1)
            queue = Queue()
            queue.put_nowait(1)


        aio.run(main(None))
        """;
    var report =
        Assistant.port("list", program("names.py", text).toString(), "--format", "tsv").out();
    assertThat(report)
        .contains("asyncio.sleep", "asyncio.Queue", "Queue.put_nowait", "asyncio.run")
        .doesNotContain("asyncio.gather");
    assertThat(report.lines().filter(line -> line.contains("\tasyncio.sleep\t"))).hasSize(1);
  }

  @Test
  @DisplayName("--fail-on ends with 1 if there is any; a path that is not there with 2")
  void exits() throws IOException {
    var hello = program("hello.py", HELLO).toString();
    assertThat(Assistant.port("list", hello, "--fail-on", "hand").exit()).isZero();
    assertThat(Assistant.port("list", "src/test/python/traps.py", "--fail-on", "trap").exit())
        .isEqualTo(1);
    var missing = Assistant.port("list", folder.resolve("none").toString());
    assertThat(missing.exit()).isEqualTo(2);
    assertThat(missing.err()).contains("no such file or folder");
  }

  @Test
  @DisplayName("P-19 explain finds rows by their name, their end, and traps by their id")
  void explain() {
    assertThat(Assistant.port("explain", "wait_for").out()).contains("Java: Asyncio.waitFor");
    assertThat(Assistant.port("explain", "async with lock").out()).contains("Lock.with");
    assertThat(Assistant.port("explain", "trap", "T07").out())
        .contains("results of different types");
    assertThat(Assistant.port("explain", "nothing-of-the-kind").exit()).isEqualTo(2);
  }
}
