package dev.asyncio4j.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.asyncio4j.Asyncio;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.RunOptions;
import dev.asyncio4j.support.ChildJvm;
import dev.asyncio4j.support.NothingLeftBehind;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each program of the guide prints the same in each of its languages. */
@ExtendWith(NothingLeftBehind.class)
class GuideProgramsTest {
  /** Programs with I/O, threads, processes or a run of their own: they need the real clock. */
  private static final Set<String> REAL =
      Set.of(
          "ch03/many_waits", // ten thousand bodies, once is enough
          "ch04/coroutine_thread_process",
          "ch06/why_the_loop",
          "ch14/blocking",
          "ch14/executors",
          "ch19/commands",
          "ch20/echo",
          "ch20/ways_to_read_and_write",
          "ch21/status_step_by_step",
          "ch21/statuses",
          "ch22/3_low_level",
          "ch23/01_stop_a_task", // spins: virtual time stands still while something is ready
          "ch23/10_blocking_or_computing",
          "ch27/chat",
          "ch30/scheduling",
          "ch35/protocols",
          "ch36/half_close",
          "ch37/tls",
          "ch38/names",
          "ch39/process_protocol",
          "ch40/signals",
          "ch41/executors",
          "ch42/debugging");

  /** The programs; in Java a body may have a thread, and ten thousand are too many for some. */
  static List<GuideProgram> programs() {
    var isSlow = ChildJvm.MODE.equals("platform");
    return GuideProgram.all().stream()
        .filter(p -> !isSlow || !p.name().equals("many_waits"))
        .toList();
  }

  static List<GuideProgram> programsWithoutIo() {
    return programs().stream().filter(GuideProgramsTest::hasNoIo).toList();
  }

  private static boolean hasNoIo(GuideProgram program) {
    return !REAL.contains(program.toString()) && hasCoroutine(program);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("programs")
  @DisplayName(
      "GUIDE-01 the program in Java prints what is expected, and nothing to standard error")
  void java(GuideProgram program) throws Exception {
    var expected = new Printed(program.expected(), "");
    var printed = printed(expected, () -> Printed.by(() -> main(program.java())));
    if (!printed.equals(expected) && hasNoIo(program)) printed = inVirtualTime(program);
    assertThat(printed).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("dev.asyncio4j.guide.GuideProgram#all")
  @DisplayName("GUIDE-02 the program in Kotlin prints what is expected")
  void kotlin(GuideProgram program) throws Exception {
    var expected = new Printed(program.expected(), "");
    assertThat(printed(expected, () -> Printed.by(() -> main(program.kotlin()))))
        .isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("programsWithoutIo")
  @DisplayName("GUIDE-03 a program without I/O prints the same under virtual time")
  void virtualTime(GuideProgram program) throws Exception {
    assertThat(inVirtualTime(program)).isEqualTo(new Printed(program.expected(), ""));
  }

  private static Printed inVirtualTime(GuideProgram program) throws Exception {
    var coroutine = program.java().getDeclaredMethod("main");
    coroutine.setAccessible(true);
    return Printed.by(
        () ->
            Asyncio.run(
                (Coroutine<?>) coroutine.invoke(null), RunOptions.defaults().virtualTime()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("dev.asyncio4j.guide.GuideProgram#all")
  @DisplayName("GUIDE-04 the original in Python prints what is expected, where there is a Python")
  void python(GuideProgram program) throws Exception {
    assumeTrue(Python.isThere(), Python.WANTED);
    assertThat(printed(program.expected(), () -> Python.output(program.pythonFile())))
        .isEqualTo(program.expected());
  }

  /**
   * What a program prints. The clock is the real one, and some order lines by waits of 10 ms: on a
   * busy machine one may come late, so a program that differs runs again, nine times at most.
   */
  private static <T> T printed(T expected, Callable<T> run) throws Exception {
    var printed = run.call();
    for (int again = 0; again < 9 && !printed.equals(expected); again++) printed = run.call();
    return printed;
  }

  private static boolean hasCoroutine(GuideProgram program) {
    try {
      return Coroutine.class.equals(program.java().getDeclaredMethod("main").getReturnType());
    } catch (ReflectiveOperationException e) {
      return false; // a main of its own, with several runs
    }
  }

  private static Object main(Class<?> program) throws Exception {
    try {
      return program.getMethod("main", String[].class).invoke(null, (Object) new String[0]);
    } catch (InvocationTargetException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
  }
}
