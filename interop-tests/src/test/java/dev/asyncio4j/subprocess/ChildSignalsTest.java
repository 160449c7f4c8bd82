package dev.asyncio4j.subprocess;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createSubprocessExec;
import static dev.asyncio4j.Asyncio.createSubprocessShell;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.subprocess.Children.OUT;
import static dev.asyncio4j.subprocess.Children.output;
import static dev.asyncio4j.subprocess.Children.real;
import static dev.asyncio4j.subprocess.Children.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.asyncio4j.Future;
import dev.asyncio4j.support.ChildJvm;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Signals to children, and of them. INT, QUIT and HUP are none of them: who runs the tests in the
 * background, or by nohup, has a shell ignore these, and what it starts inherits that.
 */
class ChildSignalsTest {

  @TempDir Path empty;

  private static int codeAfter(String signal) {
    try (var child = await(createSubprocessExec(OUT, "/bin/sleep", "60"))) {
      child.sendSignal(signal);
      return await(child.waitFor());
    }
  }

  @Test
  @DisplayName("P-12 signals come in the order of the calls, TERM among them, and none is lost")
  void inOrder() {
    var names = List.of("ALRM", "USR1", "PROF", "USR2", "TERM");
    var traps = "for s in ALRM USR1 PROF USR2 TERM; do trap \"echo $s\" $s; done; echo up; ";
    real(
        () -> {
          try (var child =
              await(createSubprocessShell(OUT, traps + "while :; do sleep 0.01; done"))) {
            assertThat(text(await(child.stdout().readLine()))).isEqualTo("up\n");
            for (var name : names) {
              child.sendSignal(name);
              assertThat(text(await(child.stdout().readLine()))).isEqualTo(name + "\n");
            }
            child.sendSignal("STOP");
            child.sendSignal("CONT");
            child.terminate();
            assertThat(text(await(child.stdout().readLine()))).isEqualTo("TERM\n");
            child.kill();
            assertThat(await(child.waitFor())).isEqualTo(-9);
          }
        });
  }

  /** Sends a signal where the system has no program to send it. */
  static final class WithoutPrograms {
    public static void main(String[] args) {
      real(() -> System.out.println(codeAfter("ALRM")));
    }
  }

  @Test
  @DisplayName("P-12 a signal needs no program kill")
  void noProgram() throws Exception {
    var jvm = ChildJvm.running(WithoutPrograms.class, List.of());
    jvm.environment().put("PATH", empty.toString());
    var program = jvm.redirectErrorStream(true).start();
    assertThat(new String(program.getInputStream().readAllBytes())).isEqualTo("-14\n");
  }

  @Test
  @DisplayName(
      "P-12 a signal to a child that has ended does nothing; a name is checked all the same")
  void ended() {
    real(
        () -> {
          try (var child = await(createSubprocessExec(OUT, "true"))) {
            await(child.waitFor());
            for (var name : List.of("INT", "TERM", "KILL", "RTMIN")) child.sendSignal(name);
            assertThatThrownBy(() -> child.sendSignal("NONE"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("NONE");
            assertThat(child.returnCode()).hasValue(0);
          }
        });
  }

  @ParameterizedTest
  @CsvSource({"RTMIN,-34", "SIGRTMIN+2,-36", "RTMAX-1,-63", "RTMAX,-64", "USR1,-10", "IOT,-6"})
  @EnabledOnOs(value = OS.LINUX, disabledReason = "numbers of Linux")
  @DisplayName("P-14 the exit code of a child that a signal ended is minus its number")
  void exitCodes(String signal, int code) {
    real(() -> assertEquals(code, codeAfter(signal)));
  }

  @Test
  @DisplayName("P-14 names beyond the real-time signals are no signals")
  void noSignals() {
    real(
        () -> {
          for (var name : List.of("RTMIN+31", "RTMAX+1", "RTMIN-1", "RT", "")) {
            assertThatThrownBy(() -> codeAfter(name)).isInstanceOf(IllegalArgumentException.class);
          }
        });
  }

  /** Hears of its first child's end. */
  static final class Parent {
    public static void main(String[] args) {
      real(
          () -> {
            Future<String> heard = getRunningLoop().createFuture();
            getRunningLoop()
                .addSignalHandler(
                    "CHLD",
                    () -> {
                      if (!heard.done()) heard.setResult("heard");
                    });
            output(OUT, "true");
            System.out.println(await(heard));
          });
    }
  }

  @Test
  @DisplayName("P-15 a handler of CHLD that is set before the first child is called at its end")
  void endOfAChild() throws Exception {
    assertThat(ChildJvm.output(Parent.class, List.of())).isEqualTo("heard\n");
  }

  @Test
  void anEnvironmentOfItsOwnDoesNotHinderSignals() {
    real(
        () -> {
          try (var child =
              await(createSubprocessExec(OUT.environment(Map.of()), "/bin/sleep", "60"))) {
            child.sendSignal("USR1");
            assertThat(await(child.waitFor())).isEqualTo(-10);
          }
        });
  }
}
